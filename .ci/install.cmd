@echo off
rem Installs qcheck from this folder, without a network:
rem   install.cmd [PLACE]      by default %LOCALAPPDATA%\qcheck
rem Python 3.10 to 3.13 will do. This file is ASCII only.
setlocal
set "PLACE=%~1"
if not defined PLACE set "PLACE=%LOCALAPPDATA%\qcheck"
set "PIP_CONFIG_FILE=nul"
set "PIP_DISABLE_PIP_VERSION_CHECK=1"

set "PY="
for %%v in (3.13 3.12 3.11 3.10) do if not defined PY py -%%v -c "" >nul 2>nul && set "PY=py -%%v"
if defined PY goto found
python -c "import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul
if errorlevel 1 goto absent
set "PY=python"

:found
%PY% -m venv "%PLACE%"
if errorlevel 1 goto failed
"%PLACE%\Scripts\python.exe" -m pip install --quiet --no-index --find-links "%~dp0." -r "%~dp0requirements.txt"
if errorlevel 1 goto failed
"%PLACE%\Scripts\qcheck.exe" --version
if errorlevel 1 goto failed
echo Installed: %PLACE%\Scripts\qcheck.exe
pause
exit /b 0

:absent
echo No Python 3.10 to 3.13 was found: install one first.
pause
exit /b 1

:failed
echo qcheck could not be installed: see the message above.
pause
exit /b 1
