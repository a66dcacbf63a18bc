// The registry of every parameter: what it is, which article it serves, what it may be. A regime gives each one a
// value; a chart names the parameter and never a number.
import { commonParameters } from './parameters/common.ts';
import { operationParameters } from './parameters/operation.ts';
import { tradingParameters } from './parameters/trading.ts';
import type { Parameter } from './regime.ts';

export const parameters = {
  ...commonParameters,
  ...tradingParameters,
  ...operationParameters,
} satisfies Record<string, Parameter>;

export type ParameterKey = keyof typeof parameters;
export type ValueOf<K extends ParameterKey> = (typeof parameters)[K]['value'];
export type Values = { [K in ParameterKey]: ValueOf<K> };

/** The keys whose values are of one kind: `KeyOf<'duration'>` is what a delay may be named after. */
export type KeyOf<Kind extends Parameter['kind']> = {
  [K in ParameterKey]: (typeof parameters)[K]['kind'] extends Kind ? K : never;
}[ParameterKey];

export const isParameterKey = (key: string): key is ParameterKey => Object.hasOwn(parameters, key);
export const parameterKeys = Object.keys(parameters).filter(isParameterKey);
