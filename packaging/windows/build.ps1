# Builds fbdesk-setup.exe on Windows, as it is shipped: PyInstaller with python.org's Python.
# Needs: Python 3.13 (64 bit) from python.org, NSIS 3. From anywhere:
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
#       [-Python C:\Python313\python.exe] [-Certificate THUMBPRINT -Timestamp URL]
# Signing happens only where a certificate is given; it needs signtool of the Windows SDK.
param(
    [string]$Python = "",
    [string]$Certificate = "",
    [string]$Timestamp = ""
)
Set-StrictMode -Version Latest
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked([string]$What, [scriptblock]$Do) {
    & $Do
    if ($LASTEXITCODE -ne 0) { throw "$What failed with exit code $LASTEXITCODE" }
}

function Find-Program([string]$Name, [string]$Otherwise, [string]$Needed) {
    $found = Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue
    if ($found) { return @($found)[0].Source }
    if ($Otherwise -and (Test-Path $Otherwise)) { return $Otherwise }
    throw "$Name was not found: install $Needed"
}

# What signtool is told, also when makensis calls it for the uninstaller.
$signing = @("sign", "/sha1", $Certificate, "/fd", "sha256")
if ($Timestamp) { $signing += @("/tr", $Timestamp, "/td", "sha256") }
if ($Certificate -and -not $Timestamp) {
    Write-Warning "Without -Timestamp the signature ends with the certificate."
}
function Add-Signature([string[]]$Files) {
    if (-not $Certificate) { return }
    Invoke-Checked "signtool" { signtool @signing @Files }
    foreach ($file in $Files) {
        $status = (Get-AuthenticodeSignature $file).Status
        if ($status -ne "Valid") { throw "the signature of $file is $status" }
    }
}

$makensis = Find-Program "makensis" "${env:ProgramFiles(x86)}\NSIS\makensis.exe" "NSIS 3"
if ($Certificate) { Find-Program "signtool" "" "the Windows SDK" | Out-Null }
if ($Python) {
    Invoke-Checked "set-up" { & $Python tools\set_up.py }
} else {
    Invoke-Checked "set-up" { py -3.13 tools\set_up.py }
}
$venv = ".venv\Scripts\python.exe"
$kind = & $venv -c "import struct, sys; print('%d.%d, %d bit' % (*sys.version_info[:2], struct.calcsize('P') * 8))"
if ($kind -ne "3.13, 64 bit") { throw "Python 3.13, 64 bit is needed, not $kind" }
$version = (& $venv -c "from fbdesk.version import VERSION; print(VERSION)").Trim()

# The time inside the files is that of the last commit: the same source gives the same files.
$git = Get-Command git -ErrorAction SilentlyContinue
$env:SOURCE_DATE_EPOCH = if ($git) { git log -1 "--format=%ct" } else { "0" }
$env:PYTHONHASHSEED = "0"
New-Item -ItemType Directory -Force @("build", "dist") | Out-Null
Invoke-Checked "icon and version" { & $venv packaging\windows_files.py build }
Invoke-Checked "PyInstaller" {
    & $venv -m PyInstaller --noconfirm --distpath build\bundle --workpath build\work build.spec
}
$tree = "build\bundle\fbdesk"
Copy-Item build\fbdesk.ico $tree
Copy-Item LICENSE "$tree\LICENSE.txt"
Set-Content -Encoding ascii "$tree\installed.txt" "fbdesk $version"
Invoke-Checked "list of parts" { & $venv packaging\parts.py $tree }
Add-Signature @("$tree\fbdesk.exe", "$tree\fbdesk-cli.exe")

# The program must work before it is packed, and say nothing on standard error.
$check = Start-Process "$tree\fbdesk-cli.exe" "self-check" -NoNewWindow -Wait -PassThru `
    -RedirectStandardError build\self-check.txt
if ($check.ExitCode -ne 0 -or (Get-Item build\self-check.txt).Length -gt 0) {
    throw "self-check failed: exit code $($check.ExitCode) $(Get-Content build\self-check.txt)"
}

$uninstaller = if ($Certificate) { @("/DSIGN=signtool $($signing -join ' ')") } else { @() }
Invoke-Checked "makensis" {
    & $makensis /V2 @uninstaller "/DVERSION=$version" "/DSOURCE=$PWD\$tree" `
        "/DOUTFILE=$PWD\dist\fbdesk-setup.exe" "/DICON=$PWD\build\fbdesk.ico" `
        "/DSIDE=$PWD\build\side.bmp" `
        packaging\windows\fbdesk.nsi
}
Add-Signature @("dist\fbdesk-setup.exe")

# One line with a line feed alone, as sha256sum -c reads it everywhere.
$sum = (Get-FileHash dist\fbdesk-setup.exe -Algorithm SHA256).Hash.ToLower()
[IO.File]::WriteAllText("$PWD\dist\SHA256SUMS", "$sum  fbdesk-setup.exe`n")
Get-Content dist\SHA256SUMS
