// Laws beside the two regulations, as `outside` names them, in Chinese.
import type { Text } from './say.ts';

const chinese: Record<string, string> = {
  'Civil Code art. 203': '《中华人民共和国民法典》第二百零三条',
  'Safe operation': '系统安全运行的需要',
  'Asset Appraisal Law art. 16, Notarization Law art. 8, Insurance Law art. 67 and 119, Arbitration Law art. 10, Certification and Accreditation Regulations art. 9':
    '《中华人民共和国资产评估法》第十六条、《中华人民共和国公证法》第八条、《中华人民共和国保险法》第六十七条和第一百一十九条、《中华人民共和国仲裁法》第十条、《中华人民共和国认证认可条例》第九条',
  'Measures for Security Assessment of Data Exports art. 14; Provisions on Cross-border Data Flows art. 9':
    '《数据出境安全评估办法》第十四条、《促进和规范数据跨境流动规定》第九条',
  'Data Security Law art. 31 and the national rules on data leaving the country':
    '《中华人民共和国数据安全法》第三十一条及国家有关数据出境的规定',
  'Personal Information Protection Law arts. 13, 23': '《中华人民共和国个人信息保护法》第十三条、第二十三条',
  'Data Security Law, art. 36': '《中华人民共和国数据安全法》第三十六条',
};

/** A source in both languages; what a policy pack of one's own names stays as it is written. */
export const sourceText = (source: string): Text => ({ zh: chinese[source] ?? source, en: source });
