@echo off
rem Verifies a workbook and keeps a dated report and log; for the Task Scheduler.
rem This file is ASCII only: what cmd makes of other characters depends on the code page.
rem Settings: QCHECK, PLAN, ACTUALS and OUT may be set before it is called.
setlocal
set "HERE=%~dp0"
if not defined QCHECK set "QCHECK=qcheck"
if not defined PLAN set "PLAN=jinhua-2025"
if not defined ACTUALS set "ACTUALS=%HERE%..\jinhua-2025\actuals.xlsx"
if not defined OUT set "OUT=%HERE%out"

if not exist "%OUT%" mkdir "%OUT%"
for /f %%d in ('powershell -NoProfile -Command "Get-Date -Format yyyy-MM-dd"') do set "TODAY=%%d"
for %%p in ("%PLAN%") do set "NAME=%%~np"
set "REPORT=%OUT%\%NAME%-%TODAY%.xlsx"
set "LOG=%OUT%\%NAME%-%TODAY%.log"

"%QCHECK%" verify "%ACTUALS%" --plan "%PLAN%" --export "%REPORT%" > "%LOG%" 2>&1
set "CODE=%ERRORLEVEL%"

set "SAYS=unexpected error, see the log"
if "%CODE%"=="0" set "SAYS=nothing at or above the gate"
if "%CODE%"=="2" set "SAYS=the command is wrong, see the log"
if "%CODE%"=="3" set "SAYS=the plan file is wrong, see the log"
if "%CODE%"=="4" set "SAYS=the workbook cannot be read"
if "%CODE%"=="5" set "SAYS=the report could not be written"
if "%CODE%"=="10" set "SAYS=targets at risk, see the report"
if "%CODE%"=="11" set "SAYS=data missing, see the report"
if "%CODE%"=="12" set "SAYS=targets failed, see the report"
if "%CODE%"=="9009" set "SAYS=qcheck not found, set QCHECK"
echo %TODAY% %NAME% %SAYS% (%CODE%)
echo %TODAY% %NAME% %SAYS% (%CODE%)>> "%LOG%"
exit /b %CODE%
