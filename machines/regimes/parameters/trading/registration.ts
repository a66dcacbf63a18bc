// The venue, the subjects and the listings: T2, T6 to T12, T14, T16, T17, T30.
import { gap, outside, reading, text } from '../../../law/cite.ts';
import { choice, duration, durations, note, optionalDuration, texts } from '../define.ts';

const hands = ['CENTER', 'OPCO'] as const;

export const registrationParameters = {
  // The venue and its two hands: T2, T6
  'trade.venue.approval': note(['交易场所的批准文件', 'Document that approved the venue'], text('T2'), null),
  'trade.roles.applicationReview': choice(
    ['交易申请审核方', 'Who reviews applications'],
    reading(['T6', 'T18'], 'D-0025'),
    'CENTER',
    hands,
  ),
  'trade.roles.orderReview': choice(
    ['交易订单审核方', 'Who reviews orders'],
    reading(['T6', 'T20'], 'D-0025'),
    'CENTER',
    hands,
  ),
  'trade.roles.contractReview': choice(
    ['交易合同审核方', 'Who reviews contracts'],
    reading(['T6', 'T21'], 'D-0025'),
    'CENTER',
    hands,
  ),
  'trade.roles.settlementInstruction': choice(
    ['结算指令发出方', 'Who instructs settlement'],
    reading(['T6', 'T23'], 'D-0025'),
    'OPCO',
    hands,
  ),
  'trade.roles.filing': choice(['备案办理方', 'Who files'], reading(['T6', 'T24'], 'D-0025'), 'CENTER', hands),

  // Subjects: T6 to T10, T16
  'trade.subject.draftExpiry': duration(
    ['主体登记草稿保留期', 'A draft registration lapses after'],
    gap('T16', 'D-0023'),
    '90 cd',
  ),
  'trade.subject.reviewSla': duration(
    ['主体登记审核时限（每步）', 'Review of a registration, each step'],
    gap(['T6', 'T9(1)', 'T16'], 'D-0022'),
    '10 bd',
  ),
  'trade.subject.changeReviewSla': duration(['主体变更审核时限', 'Review of a change'], gap('T16', 'D-0022'), '10 bd'),
  'trade.subject.correctionDue': duration(
    ['主体登记补正期限', 'Correction of a registration'],
    gap('T16', 'D-0023'),
    '10 bd',
  ),
  'trade.subject.uniqueness': choice(
    ['一主体一登记的单位', 'What one registration stands for'],
    reading('T16', 'D-0024'),
    'perEntity',
    ['perEntity', 'perRole'],
  ),
  'trade.subject.certValidity': optionalDuration(
    ['主体凭证有效期', 'Validity of a subject certificate'],
    gap('T16', 'D-0024'),
    null,
  ),

  'trade.subject.renewalReminders': durations(
    ['凭证、许可届满提醒', 'Reminders before a certificate or a licence ends'],
    gap(['T10(3)', 'T16'], 'D-0163'),
    ['30 cd', '7 cd'],
  ),
  'trade.thirdParty.licences': texts(
    ['第三方专业服务的法定许可（服务=许可种类）', 'Licences that services need by law (service=kind of licence)'],
    outside(
      'Asset Appraisal Law art. 16, Notarization Law art. 8, Insurance Law art. 67 and 119, Arbitration Law art. 10, Certification and Accreditation Regulations art. 9',
      'T10(3) asks for what laws and regulations require; which service needs which licence stands in those.',
      'T10(3)',
    ),
    [
      '资产评估=资产评估机构备案',
      '公证=公证机构执业证书',
      '保险=保险业务许可证',
      '仲裁=仲裁机构登记证书',
      '合规认证=认证机构批准书',
    ],
  ),

  // Listings: T11, T12, T14, T17, T30
  'trade.listing.draftExpiry': duration(
    ['标的登记草稿保留期', 'A draft listing lapses after'],
    gap('T17', 'D-0023'),
    '90 cd',
  ),
  'trade.listing.assessSla': duration(['标的评估时限', 'Assessment of a listing'], gap('T17', 'D-0022'), '15 bd'),
  'trade.listing.otherTypeConsentSla': duration(
    ['其他标的同意时限', 'Consent to another type of object'],
    gap('T11(4)', 'D-0022'),
    '15 bd',
  ),
  'trade.listing.correctionDue': duration(
    ['标的登记补正期限', 'Correction of a listing'],
    gap('T17', 'D-0023'),
    '10 bd',
  ),
  'trade.listing.certValidity': optionalDuration(
    ['标的凭证有效期', 'Validity of an object certificate'],
    gap('T17', 'D-0024'),
    null,
  ),
  'trade.listing.renewalReminders': durations(
    ['凭证、出境手续届满提醒', 'Reminders before a certificate or a cross-border procedure ends'],
    gap(['T17', 'T30'], 'D-0163'),
    ['60 cd', '30 cd', '7 cd'],
  ),
  'trade.crossBorder.assessmentValidity': duration(
    ['数据出境安全评估结果有效期', 'A security assessment of data exports is valid for'],
    outside(
      'Measures for Security Assessment of Data Exports art. 14; Provisions on Cross-border Data Flows art. 9',
      'National law sets the validity of the result: three years.',
      'T30',
    ),
    '3 y',
    { ceiling: '3 y' },
  ),
  'trade.crossBorder.domesticRegions': texts(
    ['视为境内的地区代码', 'Regions that count as inside the border'],
    outside(
      'Data Security Law art. 31 and the national rules on data leaving the country',
      'What is abroad is national law; Hong Kong, Macao and Taiwan are outside the customs and data border.',
      'T30',
    ),
    ['CN'],
  ),
};
