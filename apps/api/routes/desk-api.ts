// What the desk asks of the API: lists, files, notices, reads, the stream.
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Authenticate } from '../authenticate.ts';
import type { Routes } from '../endpoint.ts';
import { deskExampleRoutes } from './desk-examples.ts';
import { deskFileRoutes } from './desk-files.ts';
import { deskListRoutes } from './desk-lists.ts';
import { deskNoticeRoutes } from './desk-notices.ts';
import { deskReadRoutes } from './desk-reads.ts';
import { deskStreamRoutes } from './desk-stream.ts';
import { deskTaskRoutes } from './desk-tasks.ts';

export function deskApiRoutes(routes: Routes, deps: ApiDeps, authenticate: Authenticate): void {
  deskListRoutes(routes, deps);
  deskFileRoutes(routes, deps);
  deskExampleRoutes(routes, deps);
  deskNoticeRoutes(routes, deps);
  deskReadRoutes(routes, deps);
  deskTaskRoutes(routes, deps);
  deskStreamRoutes(routes, deps, authenticate);
}
