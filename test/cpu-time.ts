// SPDX-License-Identifier: Apache-2.0
// How much processor time something takes: other programs on the machine do not count.

/** A clock of the processor time of this process, started now; it returns ms. */
export function startCpuTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
