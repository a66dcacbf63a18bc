// What a trade demands once its contract is in force, and what to do next.
import { say } from '../../../../law/cite.ts';

export const performing = {
  // Delivery
  lotIsTheCurrentOne: say('只能验收当前一次交付（lot）', 'name the delivery that awaits acceptance (lot)'),

  // Settlement
  contractIsInEvidence: say('合同备份存证后方可结算', 'settlement begins after the contract is preserved as evidence'),
  instalmentIsTheCurrentOne: say('只能指令当前一期付款（instalment）', 'name the instalment that is due (instalment)'),
  settlementIsNotFrozen: say(
    '结算已冻结；须待各项冻结事由分别解除',
    'the settlement is frozen; each cause of the freeze must be lifted first',
  ),
  instructionIsOurs: say(
    '所列指令不是本交易正在办理的结算指令',
    'this is not the current settlement instruction of the trade',
  ),
  amountIsTheInstructed: say(
    '所报告的金额与指令不一致；请与资金结算机构核对',
    'the reported amount differs from the instructed one; reconcile it with the bank',
  ),
  reportIsKnown: say(
    '当前不办理该项结算报告，且其不是已登记报告的重复；请核对指令、金额和流水号',
    'this report is not awaited now, and does not repeat one that is on record; check instruction, amount and reference',
  ),
  refundIsWhole: say('退回的金额须等于尚在托管的金额', 'the refund must equal all that is still held'),
  fundsCrossedTheRecall: say(
    '该笔资金已记录到账，或者超出本期金额；请与资金结算机构核对',
    'these funds are already on record, or exceed the instalment; reconcile them with the bank',
  ),
  splitIsCovered: say('划付金额不得超过托管金额', 'the release may not exceed what the bank holds'),

  // Dispute
  disputeIsTheirs: say('只能由提出争议的一方撤回', 'only the side that opened the dispute withdraws it'),
  arbiterIsCertified: say(
    '争议仲裁须由登记有效的第三方服务机构承担',
    'the arbiter must be a registered and active third-party body',
  ),
  arbiterServes: say(
    '仲裁机构登记的服务须包括争议仲裁；请另选机构',
    'the arbiter must be registered for arbitration; choose another',
  ),
  noArbiterIsAgreed: say(
    '双方已同意仲裁机构，任何一方不得另行提交；请等待裁决',
    'both sides have agreed to an arbiter, whom neither replaces; wait for the award',
  ),
  referralIsTheOthers: say('仲裁机构须由对方同意', 'only the other side agrees to the arbiter'),
  referralIsTheStandingOne: say(
    '所同意的不是现行的仲裁提议（referral、agreement）；请查看现行提议',
    'this is not the referral that stands (referral, agreement); look at the current one',
  ),
  judgmentIsOnFile: say(
    '复核的文书须与登记的法院裁判一致（哈希值相同）',
    'the confirmed document must be the judgment that was recorded (same hash)',
  ),
  fundsAreNotTheCenters: say(
    '合同已因处置措施终止或者已经终止，托管资金由数据交易中心决定；请以继续（continue）了结争议',
    'the contract has ended, by a measure or otherwise, and the held funds are no longer for the sides to divide; end the dispute with “continue”',
  ),
  arbiterIsIndependent: say('仲裁机构不得是交易的一方', 'the arbiter may be neither side of the trade'),
  resolutionFits: say(
    '当前没有争议交付，不得以视为验收了结争议',
    'no delivery is contested, so none can be accepted by the resolution',
  ),
  resolutionIsTheOthers: say('和解方案只能由对方同意', 'only the other side agrees to a resolution'),
  resolutionIsTheStandingOne: say(
    '该方案已被取代；请查看现行方案',
    'this resolution has been replaced; look at the current one',
  ),

  // Amendment and termination
  changeIsTheOthers: say('解除合同的提议只能由对方同意', 'only the other side agrees to the termination'),
  changeIsTheStandingOne: say(
    '该提议已被取代；请查看现行提议',
    'this proposal has been replaced; look at the current one',
  ),

  // Pauses and freezes
  pauseIsNew: say('该事由已列为暂停事由', 'this cause already keeps the trade paused'),
  pauseStands: say('所列事由不是现有的暂停事由', 'no pause stands for this cause'),
  freezeIsNew: say('该事由已列为冻结事由', 'this cause already keeps the settlement frozen'),
  freezeStands: say('所列事由不是现有的冻结事由', 'no freeze stands for this cause'),

  // Filing
  manifestIsTheOne: say(
    '备案清单已变化；请核对现行清单后办理',
    'the manifest has changed; check the current one and file that',
  ),
  sealIsOurs: say('封存的不是本交易的档案', 'the sealed archive is not that of this trade'),

  // Use of the parties' data by the venue
  useIsAuthorized: say(
    '未经相关主体授权，不得使用供需双方的数据或者数据衍生品；请先取得有效授权',
    'the venue may use a side’s data or derivatives only with its valid authorization; obtain it first',
  ),
  authorisationIsAhead: say('授权期限须晚于现在', 'the authorization must end in the future'),
  authorisationIsTheirs: say('没有本方作出的该项授权', 'your side has given no such authorization'),
};
