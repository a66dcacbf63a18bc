// Both regulations read a second time: what they deny is refused with its article, and nothing is written.
import { judge } from '../judge.ts';
import { market } from './market.ts';
import { operation } from './operation.ts';
import { supervision } from './supervision.ts';
import { casesOf, trialsOf } from './told.ts';

const told = { ...market, ...operation, ...supervision };
judge('read a second time, both regulations deny', casesOf(told), trialsOf(told));
