// A case id as the name of a file, on every system: `trade/9122…/1` → `trade-9122…-1`.
import { hashText } from '@shuquan/machines/kernel';

const LONGEST = 80;

export const fileNameOf = (caseId: string): string => {
  const name = caseId.replaceAll(/[^\w.-]/g, '-');
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 9)}-${hashText(caseId).slice(0, 8)}` : name;
};
