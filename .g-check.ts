import { readdirSync, existsSync } from 'node:fs';
import { checkLifecycle } from './machines/kernel/chart-rules.ts';
for (const d of ['trading','operation','shared']) for (const n of readdirSync(`machines/${d}`)) {
  const f = `./machines/${d}/${n}/index.ts`; if (!existsSync(f)) continue;
  try { const m = await import(f); for (const l of Object.values(m) as any[]) if (l?.machine) { const t=performance.now(); const p = checkLifecycle(l); console.log(l.id, p.length, (performance.now()-t).toFixed(1)); p.forEach(x => console.log('   ', x)); } }
  catch (e) { console.log(f, String(e).slice(0,300)); }
}
