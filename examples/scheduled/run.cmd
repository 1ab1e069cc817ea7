@echo off
rem Runs a job: double-click this file, drop a job file on it, or let the Task Scheduler start it.
rem   set QCHECK=C:\qcheck\Scripts\qcheck.exe
rem   run.cmd D:\quality\county.yaml
rem Without a job: county.yaml beside this file. This file is ASCII only: what cmd makes of other
rem characters depends on the code page; Chinese paths belong in the job file.
rem qcheck keeps its own log beside the job and says the exit code in words; only what keeps
rem qcheck from starting is noted here.
setlocal
set "JOB=%~1"
if not defined JOB set "JOB=%~dp0county.yaml"
if not defined QCHECK set "QCHECK=qcheck"

if exist "%QCHECK%" goto start
where /q "%QCHECK%" 2>nul
if errorlevel 1 goto absent

:start
"%QCHECK%" run "%JOB%" --wait 600
exit /b %ERRORLEVEL%

:absent
echo %DATE% %TIME% qcheck was not found: set QCHECK, or install it again.
echo %DATE% %TIME% qcheck was not found: set QCHECK, or install it again.>> "%~dp0qcheck-not-started.txt"
exit /b 9009
