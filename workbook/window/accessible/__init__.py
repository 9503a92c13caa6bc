"""What assistive tools are told where Qt alone says too little."""
