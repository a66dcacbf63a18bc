// The judge of what both regulations allow: it is possible.
import { possibleCases } from './possible-cases.ts';
import { whyNotPossible } from './court.ts';
import { judge } from './judge.ts';
import { possibleOperation } from './trials/possible-operation.ts';
import { possibleTrading } from './trials/possible.ts';

judge('both regulations allow', possibleCases, { ...possibleTrading, ...possibleOperation }, whyNotPossible);
