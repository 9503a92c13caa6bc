"""The first screen: workbooks, and beginning a new one."""
