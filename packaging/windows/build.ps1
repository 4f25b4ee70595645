# Builds fbdesk-setup.exe on Windows, as it is shipped: PyInstaller with python.org's Python.
# Needs: Python 3.13 (64 bit) from python.org, NSIS 3. Run from the top of the clone:
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Certificate THUMBPRINT]
# Signing happens only where a certificate is given; it needs signtool of the Windows SDK.
param([string]$Python = "py -3.13", [string]$Certificate = "", [string]$Timestamp = "")
$ErrorActionPreference = "Stop"

function Invoke-Checked([string]$What, [scriptblock]$Do) {
    & $Do
    if ($LASTEXITCODE -ne 0) { throw "$What failed with exit code $LASTEXITCODE" }
}
$stamp = if ($Timestamp) { @("/tr", $Timestamp, "/td", "sha256") } else { @() }
function Add-Signature([string[]]$Files) {
    if (-not $Certificate) { return }
    Invoke-Checked "signtool" { signtool sign /sha1 $Certificate /fd sha256 @stamp @Files }
}

Invoke-Checked "set-up" { Invoke-Expression "$Python tools\set_up.py" }
$venv = ".venv\Scripts\python.exe"
$version = (& $venv -c "from fbdesk.version import VERSION; print(VERSION)").Trim()
New-Item -ItemType Directory -Force build, dist | Out-Null
Invoke-Checked "version file" { & $venv packaging\windows_files.py build }
Invoke-Checked "PyInstaller" {
    & $venv -m PyInstaller --noconfirm --distpath build\bundle --workpath build\work build.spec
}
Copy-Item build\fbdesk.ico, LICENSE build\bundle\fbdesk
Rename-Item build\bundle\fbdesk\LICENSE LICENSE.txt
Copy-Item build\fbdesk.cdx.json build\bundle\fbdesk
"fbdesk $version" | Out-File -Encoding ascii build\bundle\fbdesk\installed.txt
Add-Signature @("build\bundle\fbdesk\fbdesk.exe", "build\bundle\fbdesk\fbdesk-cli.exe")
Invoke-Checked "self-check" { & build\bundle\fbdesk\fbdesk-cli.exe self-check }
$uninstaller = if ($Certificate) {
    @("/DSIGN=signtool sign /sha1 $Certificate /fd sha256 $($stamp -join ' ')".TrimEnd())
} else { @() }
Invoke-Checked "makensis" {
    makensis /V2 @uninstaller "/DVERSION=$version" "/DSOURCE=$PWD\build\bundle\fbdesk" `
        "/DOUTFILE=$PWD\dist\fbdesk-setup.exe" "/DICON=$PWD\build\fbdesk.ico" `
        packaging\windows\fbdesk.nsi
}
Add-Signature @("dist\fbdesk-setup.exe")
(Get-FileHash dist\fbdesk-setup.exe -Algorithm SHA256).Hash.ToLower() + "  fbdesk-setup.exe" |
    Out-File -Encoding ascii dist\SHA256SUMS
Get-Content dist\SHA256SUMS
