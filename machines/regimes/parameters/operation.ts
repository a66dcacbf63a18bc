// Every number and open rule of the regulation on authorized operation, in the order of the law.
// The text fixes the two years of P13 and the six months of P31; the others are for the operator to set.
import { authorizationParameters } from './operation/authorization.ts';
import { supervisionParameters } from './operation/supervision.ts';
import { useParameters } from './operation/use.ts';

export const operationParameters = {
  ...authorizationParameters,
  ...useParameters,
  ...supervisionParameters,
};
