// The browser's processes: how much of the processor they get, and what memory they hold.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

/** Puts processes into a group that gets a part of one core: cgroup v2, or v1 with its own tree for the processor. @param {number} part
 * @param {number[]} pids */
export function slow(part, pids) {
  const first = existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us');
  const group = `/sys/fs/cgroup/${first ? 'cpu/' : ''}panah-bench`;
  const quota = Math.round(part * 100_000);
  mkdirSync(group, { recursive: true });
  writeFileSync(`${group}/${first ? 'cpu.cfs_quota_us' : 'cpu.max'}`, first ? String(quota) : `${quota} 100000`);
  // The list holds the program that made it, which has ended.
  for (const pid of pids) if (existsSync(`/proc/${pid}`)) writeFileSync(`${group}/cgroup.procs`, String(pid));
}

/** The browser's processes: this program's children and theirs. */
export function browserProcesses() {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  const family = new Set([process.pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [pid, parent] of rows) if (family.has(Number(parent))) family.add(Number(pid));
  }
  family.delete(process.pid);
  return [...family];
}

/** The memory that is a process's alone, in MB. @param {number} pid */
function memory(pid) {
  const text = spawnSync('cat', [`/proc/${pid}/smaps_rollup`], { encoding: 'utf8' }).stdout ?? '';
  return [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((all, [, kb]) => all + Number(kb), 0) / 1024;
}

/** What the browser holds: in all, and in the process of its largest page. */
export function held() {
  const each = browserProcesses().map((pid) => ({ mb: memory(pid), page: spawnSync('cat', [`/proc/${pid}/cmdline`], { encoding: 'utf8' }).stdout?.includes('--type=renderer') }));
  return { all: each.reduce((sum, { mb }) => sum + mb, 0), page: Math.max(0, ...each.filter(({ page }) => page).map(({ mb }) => mb)) };
}
