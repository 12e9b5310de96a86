// SPDX-License-Identifier: Apache-2.0
// Where the action and its post step start: git first, then all the rest, which takes about as long as git. It is
// loaded from this same file (eager): a file of its own would cost 2 ms.
import './begin.ts';

await import(/* webpackMode: "eager" */ './step.ts');
