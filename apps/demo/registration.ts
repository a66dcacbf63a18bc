// A subject's registration (T6–T10, T16), from wherever an earlier run has left it: one subject has one registration.
import { type DemoCase, StoryBroke, kept } from './caller.ts';
import type { Stage } from './stage.ts';

const opco = 'wang.fang@OPCO';
const center = 'zhao.min@CENTER';

/** What the reviewer finds, part by part (T8, T9, T10). */
const parts = [
  'resources',
  'abilities',
  'protection',
  'technology',
  'establishment',
  'premises',
  'staff',
  'licences',
  'knowledge',
  'skills',
  'ethics',
  'secureService',
];
const findings = Object.fromEntries(parts.map((part) => [part, { met: true, basis: '材料经核查，符合要求' }]));

/** The id of the active registration. `oneHand`: a person who wears both hats tries to do both steps. */
export async function registered(
  stage: Stage,
  as: string,
  example: string,
  { oneHand }: { oneHand?: string } = {},
): Promise<string> {
  const { act, api, examples, open, refused, tell } = stage;
  const [known] = await api.list(as, { lifecycle: 'subjectRegistration', ended: 'false', order: 'opened' });
  if (known?.state.includes('inForce.standing.active')) {
    tell.aside(`${as} 已登记，沿用 · is registered already (${known.caseId}); the story goes on with it.`);
    return known.caseId;
  }
  const { registration, checklist } = await examples.read(`trade/${example}.json`, as);
  const id = known?.caseId ?? (await open(as, 'subjectRegistration', registration));
  if ((await api.show(as, id)).state.includes('draft')) await act(as, id, { type: 'SUBMIT', checklist });
  if ((await api.show(as, id)).state.includes('underSignupReview')) {
    if (oneHand) await stage.waits(opco, id);
    await act(oneHand ? `${oneHand}@OPCO` : opco, id, { type: 'PASS' });
    if (oneHand) {
      tell.aside('注册审核人又想以中心身份核准 · Who passed the sign-up also tries to approve, in the other hat:');
      await refused(`${oneHand}@CENTER`, id, { type: 'APPROVE', findings });
    }
  }
  if ((await api.show(as, id)).state.includes('underCenterReview'))
    return certified(stage, id, await act(center, id, { type: 'APPROVE', findings }));
  throw new StoryBroke(
    `The registration ${id} is in ${(await api.show(as, id)).state.join(', ')}: reinstate the subject or start on a fresh system.`,
  );
}

/** Anybody may check a certificate, without saying who they are. */
async function certified({ api, tell }: Stage, id: string, view: DemoCase): Promise<string> {
  for (const { number } of kept<{ number: string }[]>(view, 'certificates')) {
    const { valid } = await api.get<{ valid: boolean }>(`/certificates/${number}`, null);
    if (!valid) throw new StoryBroke(`The certificate ${number} was issued and is not valid.`);
    tell.followed(`登记凭证 · certificate ${number} · 公众查验有效 · valid for everybody who checks`, ['T16']);
  }
  return id;
}
