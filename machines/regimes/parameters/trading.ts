// Every number and open rule of the data trading regulation, in the order of the law.
// The text fixes one of them (twenty years, T24); the others are placeholders for the operator to set.
import { conductParameters } from './trading/conduct.ts';
import { registrationParameters } from './trading/registration.ts';
import { supervisionParameters } from './trading/supervision.ts';

export const tradingParameters = {
  ...registrationParameters,
  ...conductParameters,
  ...supervisionParameters,
};
