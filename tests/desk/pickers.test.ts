// What is chosen in a form is read by its name.
import { expect, it } from 'vitest';
import { aDesk } from './desk.ts';
import { aRegistration, center } from './situations.ts';

const desk = aDesk();

it('a party that is found by its name is shown by it, and by its code where that was typed', async () => {
  await aRegistration(desk.served());
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/forms/informationAccess/OPEN');
  const picker = page.getByLabel('主体编号').first();
  await picker.click();
  await picker.pressSequentially('汇泽');
  const shown = page.locator('[title^="长春汇泽数据科技有限公司"]');
  await shown.first().waitFor();
  expect(await shown.first().getAttribute('title')).not.toContain('91220101MA7F2K4D0Y');
  await picker.fill('91220101ma7f2k4d0y');
  await page.locator('[title$=" · 91220101MA7F2K4D0Y"]').click();
  // Chosen, it is a name again.
  await page.locator('[title$=" · 91220101MA7F2K4D0Y"]').waitFor({ state: 'hidden' });
  await shown.first().waitFor();
  expect(complaints).toEqual([]);
});
