# Windows Task Scheduler: the intake from the machine's start, and site, backup and examination each night.
# Run once as an administrator: .\register-tasks.ps1 -Program C:\safety-cell-trends -Data D:\safety-cells -Site D:\site -Backup E:\backup
param(
  [Parameter(Mandatory)] [string] $Program,
  [Parameter(Mandatory)] [string] $Data,
  [Parameter(Mandatory)] [string] $Site,
  [Parameter(Mandatory)] [string] $Backup,
  [string] $User = "NT AUTHORITY\LOCAL SERVICE"
)
$node = (Get-Command node).Source
$principal = New-ScheduledTaskPrincipal -UserId $User -LogonType ServiceAccount
function Step([string] $file, [string] $options) {
  New-ScheduledTaskAction -Execute $node -Argument "loaders/run.mjs loaders/$file $options" -WorkingDirectory $Program
}
Register-ScheduledTask -TaskName "safety-cells-load" -Principal $principal `
  -Action (Step "load.ts" "--data `"$Data`" --watch") `
  -Trigger (New-ScheduledTaskTrigger -AtStartup) `
  -Settings (New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0 -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1))
Register-ScheduledTask -TaskName "safety-cells-site" -Principal $principal `
  -Action (Step "backup.ts" "--data `"$Data`" --to `"$Backup`""), (Step "build-site.ts" "--data `"$Data`" --out `"$Site`""), (Step "doctor.ts" "--data `"$Data`" --site `"$Site`"") `
  -Trigger (New-ScheduledTaskTrigger -Daily -At 03:30)
