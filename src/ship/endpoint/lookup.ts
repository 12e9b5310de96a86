// SPDX-License-Identifier: Apache-2.0
// Asks all repositories at once whether they have a blob. Uploads nothing.
import type { Clock } from '../../clock.ts';
import { createChange, until, untilWithin } from './change.ts';
import { GRACE_MS } from './delivery.ts';
import type { Member, Members } from './members.ts';

/**
 * The repositories that take part and lack a blob. One that is not required and answers much later than the others
 * takes part no more; neither does one that fails. As long as none that takes part has answered, all are waited for.
 */
export async function listLacking(
  digest: string,
  members: Members,
  clock: Clock,
): Promise<readonly Member[]> {
  const change = createChange();
  const asked = members.live();
  const answers = new Map<Member, boolean>();
  const ask = async (member: Member): Promise<void> => {
    try {
      answers.set(member, await members.has(member, digest));
    } catch (thrown) {
      members.lose(member, thrown);
      answers.set(member, false);
    }
    change.notify();
  };
  for (const member of asked) void ask(member);
  const listOpen = () => asked.filter((member) => !answers.has(member));
  const mayLeave = () =>
    members.live().some((member) => answers.has(member)) &&
    listOpen().every(({ isRequired }) => !isRequired);
  await until(change, () => listOpen().length === 0 || mayLeave());
  const isMet = await untilWithin(change, () => listOpen().length === 0, { clock, ms: GRACE_MS });
  if (!isMet) listOpen().forEach(members.leave);
  return members.live().filter((member) => answers.get(member) === false);
}
