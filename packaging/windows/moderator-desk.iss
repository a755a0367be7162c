; The installer for Windows, by Inno Setup 6.3 or newer: iscc /DVersion=0.1.0 packaging\windows\moderator-desk.iss
; For one login, without an administrator. It takes the program away again and leaves every office's data where it is.
#ifndef Version
  #error Say which version: iscc /DVersion=...
#endif
#define Program "moderator-desk-window.exe"
#define Frozen "..\..\build\package\dist\moderator-desk"

[Setup]
AppId={{6C0E7F2B-5C0B-4F59-9B5C-2B1C52A7D1E4}
AppName=Moderator Desk
AppVersion={#Version}
AppPublisher=Moderator Desk project
DefaultDirName={autopf}\Moderator Desk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
CloseApplications=yes
ShowLanguageDialog=yes
SetupIconFile=..\..\build\package\icons\moderator-desk.ico
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName=Moderator Desk
OutputDir=..\..\build\package
OutputBaseFilename=moderator-desk-{#Version}-setup

[Languages]
Name: "bn"; MessagesFile: "compiler:Default.isl,Bangla.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.ShortName=Moderator Desk
bn.ShortName=মডারেটর ডেস্ক
en.AtLogin=Open Moderator Desk when I sign in to Windows (can be changed in its Settings)
bn.AtLogin=উইন্ডোজে সাইন ইন করলে মডারেটর ডেস্ক খুলুন (প্রোগ্রামের সেটিংসে বদলানো যায়)
en.OnDesktop=Put an icon on the desktop
bn.OnDesktop=ডেস্কটপে আইকন রাখুন
en.OpenNow=Open Moderator Desk now
bn.OpenNow=মডারেটর ডেস্ক এখন খুলুন

[Tasks]
Name: "atlogin"; Description: "{cm:AtLogin}"; Flags: unchecked
Name: "ondesktop"; Description: "{cm:OnDesktop}"; Flags: unchecked

[InstallDelete]
; libraries of an older version
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{cm:ShortName}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{cm:ShortName}"; Filename: "{app}\{#Program}"; Tasks: ondesktop

[Registry]
; the same value that the program's own Settings write and read
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "moderator-desk"; ValueData: """{app}\{#Program}"""; Tasks: atlogin
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "moderator-desk"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent unchecked

; There is no [UninstallDelete]: the data folder, %LOCALAPPDATA%\moderator-desk, belongs to the office.
