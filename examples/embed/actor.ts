// The same chart in a plain XState actor, with timers that are safe past 24.8 days.
// Run it: node --import tsx examples/embed/actor.ts
import { createActor } from 'xstate';
import { type Actor, longClock, subjectRegistration } from 'shuquan/machines';

const liNa: Actor = { person: 'li.na', hat: 'DEMANDER' };
const clock = longClock({ set: (run, ms) => setTimeout(run, ms), clear: (handle) => clearTimeout(handle) });
const actor = createActor(subjectRegistration.machine, {
  clock,
  input: {
    id: 'subjectRegistration/91110000600037341L/1',
    actor: liNa,
    kinds: ['DEMANDER'],
    subject: { type: 'organisation', uscc: '91110000600037341L', name: '长春某医院' },
  },
});
actor.on('*', (effect) => console.log('to be done by the host:', effect));
actor.subscribe((snapshot) => console.log('state:', JSON.stringify(snapshot.value)));
actor.start();
actor.send({ type: 'WITHDRAW', actor: liNa, facts: {} });
