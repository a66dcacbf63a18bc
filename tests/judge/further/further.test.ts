// Both regulations read a second time: what they deny is refused with its article, and nothing is written.
import { judge } from '../judge.ts';
import { adversary } from './adversary.ts';
import { domain } from './domain.ts';
import { ends } from './ends.ts';
import { hands } from './hands.ts';
import { market } from './market.ts';
import { operation } from './operation.ts';
import { supervision } from './supervision.ts';
import { trade } from './trade.ts';
import { casesOf, trialsOf } from './told.ts';

const told = { ...market, ...trade, ...operation, ...domain, ...ends, ...hands, ...supervision, ...adversary };
judge('read a second time, both regulations deny', casesOf(told), trialsOf(told));
