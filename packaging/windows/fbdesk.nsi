; The installer for Windows: for one user without administrator rights, or with /ALLUSERS for all.
; Given from outside: VERSION, SOURCE (the folder to install), OUTFILE, ICON, SIDE (the picture of the
; last page), and, where there is a certificate, SIGN (the command that signs a file).

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh

!define NAME "fbdesk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\fbdesk"
!define KIND "fbdesk.plan"

Name "${NAME}"
OutFile "${OUTFILE}"
BrandingText "${NAME} ${VERSION}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
ShowInstDetails nevershow
ShowUninstDetails nevershow
Var ForAll

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "fbdesk setup"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_FINISHPAGE_TITLE "$(DONE)"
!define MUI_FINISHPAGE_TEXT "$(DONETEXT)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\fbdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(STARTIT)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Norwegian"
!insertmacro MUI_LANGUAGE "NorwegianNynorsk"
!insertmacro MUI_LANGUAGE "English"

LangString DONE ${LANG_NORWEGIAN} "fbdesk er installert"
LangString DONE ${LANG_NORWEGIANNYNORSK} "fbdesk er installert"
LangString DONE ${LANG_ENGLISH} "fbdesk is installed"
LangString DONETEXT ${LANG_NORWEGIAN} "Du finner programmet i Start-menyen. Planer (.fbplan) åpner du med et dobbeltklikk."
LangString DONETEXT ${LANG_NORWEGIANNYNORSK} "Du finn programmet i Start-menyen. Planar (.fbplan) opnar du med eit dobbeltklikk."
LangString DONETEXT ${LANG_ENGLISH} "You find the program in the Start menu. A double click opens a plan (.fbplan)."
LangString STARTIT ${LANG_NORWEGIAN} "&Start fbdesk"
LangString STARTIT ${LANG_NORWEGIANNYNORSK} "&Start fbdesk"
LangString STARTIT ${LANG_ENGLISH} "&Start fbdesk"
LangString NEEDS64 ${LANG_NORWEGIAN} "fbdesk trenger 64-biters Windows 10 eller nyere."
LangString NEEDS64 ${LANG_NORWEGIANNYNORSK} "fbdesk treng 64-biters Windows 10 eller nyare."
LangString NEEDS64 ${LANG_ENGLISH} "fbdesk needs 64-bit Windows 10 or newer."
LangString NEEDSADMIN ${LANG_NORWEGIAN} "/ALLUSERS krever at installasjonen startes som administrator."
LangString NEEDSADMIN ${LANG_NORWEGIANNYNORSK} "/ALLUSERS krev at installasjonen blir starta som administrator."
LangString NEEDSADMIN ${LANG_ENGLISH} "/ALLUSERS needs the setup to be started as administrator."
LangString RUNNING ${LANG_NORWEGIAN} "fbdesk er åpent. Lagre, lukk programmet og prøv på nytt."
LangString RUNNING ${LANG_NORWEGIANNYNORSK} "fbdesk er ope. Lagre, lukk programmet og prøv på nytt."
LangString RUNNING ${LANG_ENGLISH} "fbdesk is open. Save, close the program and try again."
LangString PLANKIND ${LANG_NORWEGIAN} "Plan i fbdesk"
LangString PLANKIND ${LANG_NORWEGIANNYNORSK} "Plan i fbdesk"
LangString PLANKIND ${LANG_ENGLISH} "fbdesk plan"

!macro WHOSE PREFIX
  SetRegView 64
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "$(NEEDSADMIN)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    StrCpy $ForAll "1"
    SetShellVarContext all
  ${Else}
    StrCpy $ForAll ""
    SetShellVarContext current
  ${EndIf}
!macroend

; A program that runs holds its files: they can then not be opened for writing.
!macro MUST_BE_FREE FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend
; Python lies in _internal where PyInstaller packed it, and in runtime in the installer to try out.
!macro MUST_BE_CLOSED
  !insertmacro MUST_BE_FREE "fbdesk.exe"
  !insertmacro MUST_BE_FREE "fbdesk-cli.exe"
  !insertmacro MUST_BE_FREE "_internal\python313.dll"
  !insertmacro MUST_BE_FREE "runtime\python313.dll"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(NEEDS64)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro WHOSE ""
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $ForAll == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\fbdesk"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\fbdesk"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro WHOSE "un."
  ; What was installed for all is uninstalled for all, also when started from the list of programs.
  ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $ForAll "1"
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section "install"
  !insertmacro MUST_BE_CLOSED
  ; An older version goes first: files that the new one lacks must not stay and be loaded.
  ${If} ${FileExists} "$INSTDIR\installed.txt"
    RMDir /r "$INSTDIR\runtime"
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\app"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\fbdesk.lnk" "$INSTDIR\fbdesk.exe" "" "$INSTDIR\fbdesk.ico"

  WriteRegStr SHCTX "Software\Classes\.fbplan" "" "${KIND}"
  WriteRegStr SHCTX "Software\Classes\${KIND}" "" "$(PLANKIND)"
  WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\fbdesk.ico"
  WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\fbdesk.exe" "%1"'

  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\fbdesk.ico"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "fbdesk"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  ${If} $ForAll == "1"
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /ALLUSERS'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S /ALLUSERS'
  ${Else}
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${EndIf}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Plans, backups, preferences and logs are the user's: nothing outside the program's folder goes.
Section "Uninstall"
  !insertmacro MUST_BE_CLOSED
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\fbdesk.exe"
  Delete "$INSTDIR\fbdesk-cli.exe"
  Delete "$INSTDIR\fbdesk.ico"
  Delete "$INSTDIR\installed.txt"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\fbdesk.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\fbdesk.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\.fbplan" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey SHCTX "Software\Classes\.fbplan"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${KIND}"
  DeleteRegKey SHCTX "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
