; Installs Workbook for one person, with no administrator, and lets a double click open its two sorts of files.
; Removing it leaves every workbook where it is: nothing outside the program's own folder is touched.
; Compiled by pack.py, which gives Version, Folder and Icon.

#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
AppId={{7B1F6B52-6A0E-4B58-9C0B-5C1D6D0F7A10}
AppName=Workbook
AppVersion={#Version}
AppPublisher=The makers of Workbook
DefaultDirName={autopf}\Workbook
DefaultGroupName=Workbook
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\Workbook window.exe
OutputBaseFilename=workbook-{#Version}-windows
WizardStyle=modern

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; An older version's parts must not stay beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Workbook"; Filename: "{app}\Workbook window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.workbook"; ValueType: string; ValueData: "Workbook.Workbook"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbook.Workbook"; ValueType: string; ValueData: "Workbook"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbook.Workbook\DefaultIcon"; ValueType: string; ValueData: "{app}\Workbook window.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbook.Workbook\shell\open\command"; ValueType: string; ValueData: """{app}\Workbook window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.course"; ValueType: string; ValueData: "Workbook.Course"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbook.Course"; ValueType: string; ValueData: "Workbook course"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbook.Course\DefaultIcon"; ValueType: string; ValueData: "{app}\Workbook window.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbook.Course\shell\open\command"; ValueType: string; ValueData: """{app}\Workbook window.exe"" ""%1"""

[Run]
Filename: "{app}\Workbook window.exe"; Description: "{cm:LaunchProgram,Workbook}"; Flags: nowait postinstall skipifsilent
