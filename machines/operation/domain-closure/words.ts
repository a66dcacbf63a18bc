// Every title and every sentence that a user reads of the closure of a domain.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('停权、删除与日志留存', 'Closure of the domain'),
  states: {
    revoking: say('撤销授权运营域使用权限', 'Access being revoked'),
    'revoking.asked': say('已要求撤销权限', 'Revocation asked of the domain'),
    'revoking.incomplete': say('权限部分撤销', 'Revoked in part'),
    'revoking.stalled': say('撤销权限受阻', 'Revocation stalled'),
    disposing: say('资产处置', 'Assets being disposed of'),
    deleting: say('删除域内数据', 'Data being deleted'),
    'deleting.asked': say('已要求删除数据', 'Deletion asked of the domain'),
    'deleting.incomplete': say('数据部分删除', 'Deleted in part'),
    'deleting.stalled': say('删除数据受阻', 'Deletion stalled'),
    held: say('依法冻结、暂缓删除', 'Legal hold: deletion waits'),
    verifying: say('核验删除', 'Deletion to be verified'),
    retainingLogs: say('已出具删除证明、留存网络日志', 'Deletion certified, logs being retained'),
    closed: say('停权删除完成', 'Closed'),
  },
  tasks: {
    revoking: say('督促确认撤销权限', 'Obtain confirmation that access is revoked'),
    disposing: say('按协议约定处置资产', 'Dispose of the assets as agreed'),
    deleting: say('督促确认删除数据', 'Obtain confirmation that the data are deleted'),
    verifying: say('由另一人员核验删除', 'Have a second person verify the deletion'),
  },
  events: {
    ACCESS_REVOKED: say('域内权限已撤销', 'The domain has revoked access'),
    DATA_DELETED: say('域内数据已删除', 'The domain has deleted the data'),
    RETRY: say('要求重新执行', 'Ask the domain again'),
    RECORD_DISPOSAL: say('登记资产处置', 'Record the disposal of the assets'),
    PLACE_HOLD: say('依法冻结', 'Place a legal hold'),
    LIFT_HOLD: say('解除冻结', 'Lift a legal hold'),
    VERIFY_DELETION: say('核验删除', 'Verify the deletion'),
    REPORT_REMAINS: say('报告未删除的数据', 'Report data that still exist'),
    ARCHIVE_SEALED: say('网络日志已封存留存', 'The network logs are sealed'),
  },
  rules: {
    everyAssetIsDisposed: say(
      '须逐类登记资产处置：产品、模型、衍生数据、导入的社会数据（没有的填“无”（none））',
      'record the disposal of each kind of asset: products, models, derived data, imported data (none where there are none)',
    ),
    disposalIsAsAgreed: say(
      '资产须按协议约定处置；与约定不符的，请先纠正',
      'assets are disposed of as the agreement provides; correct every difference first',
    ),
    whatLeavesWasApproved: say(
      '产品、模型、衍生数据移交或者按约定保留的，须逐项列明其已批准并导出的产品审核导出案件（exports）',
      'products, models and derived data are transferred or kept only under an approved export that was carried out; name it (exports)',
    ),
    holdIsNew: say('该冻结已在执行', 'this hold is in effect already'),
    holdIsTheirs: say(
      '没有该冻结，或者该冻结由其他部门作出；冻结由作出的部门解除',
      'there is no such hold, or another body placed it; a hold is lifted by the body that placed it',
    ),
    verifierDiffers: anotherPerson(
      '办理资产处置和删除的人员不得核验删除',
      'a person who handled the disposal and the deletion does not verify the deletion',
    ),
    everythingIsChecked: say(
      '须逐项核验：授权数据、加工副本、导入数据、人员账号、接口与密钥',
      'check each item: authorized data, working copies, imported data, staff accounts, interfaces and keys',
    ),
  },
  claims: {
    closure: say('该协议的停权删除正在办理', 'the closure of this agreement is in progress'),
  },
  /** Subject lines of the notices. */
  notices: {
    closed: say('授权运营域停权删除完成', 'Access revoked and data deleted in the domain'),
    revocationLate: say('撤销域内权限未完成', 'Access in the domain is not yet revoked'),
    deletedUnderHold: say('冻结期间域内数据被报告已删除', 'Data were reported as deleted although a hold stands'),
    deletionLate: say('删除域内数据未完成', 'Data in the domain are not yet deleted'),
  },
};
