// The scripted consultation: what happens, told once. Each way of doing it must leave the same events.

export const centre = {
  name: 'Центр занятости населения города Светлоречь',
  code: '63',
  address: 'ул. Набережная, 7, каб. 4',
  phone: '8 800 000-00-10',
  hours: 'пн–пт с 9:00 до 18:00',
  time_zone: 'Europe/Moscow',
  workstation: '2',
  portal: 'ecp',
  referral_requires_staff: true,
  consultant: 'Смирнова О. П.',
  position: 'цифровой консультант',
  specialists: [],
  printer: null,
};

export const referral = {
  number: '118-В',
  full_name: 'Каравайцева Лидия Тихоновна',
  employer_name: 'ООО «Веретено»',
  profession: 'Швея',
};

export const quick = { client: 'citizen', topic: 'password-code', result: 'solved', minutes: 4, note: 'Сменился номер' };
export const minutes = 12;
export const returnsInDays = 2;

/** ISO day, `days` after `today`. */
export function daysLater(today, days) {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The whole script over commands, as `scs call` does it. Returns today's day. */
export async function perform(call) {
  const { today } = await call('desk.show');
  let view = await call('consultation.open', {
    client: 'citizen',
    groups: ['job-seeker'],
    situation: 'print-referral',
  });
  const consultation = view.id;
  const step = () => ({ consultation, step: view.step.address });
  const answer = async (fact, value) => (view = await call('fact.answer', { ...step(), fact, value }));
  const take = async (outcome, more = {}) => (view = await call('step.take', { ...step(), outcome, ...more }));

  await take('got', { portal_number: referral.number, portal_date: today });
  await take('not-printed', { problem: 'referral-not-printed' });
  await call('fix.judge', { consultation, problem: 'referral-not-printed', fix: 'printer', judgement: 'helped' });
  const { number, ...fields } = referral;
  const paper = { kind: 'referral', consultation, fields: { portal_number: number, portal_date: today, ...fields } };
  await call('paper.print', { paper });
  await take('printed');
  await take('answered');
  await call('entry.record', quick);
  await answer('interview_mode', 'in_person');
  await call('paper.print', { paper: { kind: 'memo', item: 'interview', consultation } });
  await take('ready');
  view = await call('closing.begin', { consultation });
  await take('out');
  await take('wiped');
  const next_visit = daysLater(today, returnsInDays);
  await call('consultation.finish', { consultation, result: 'again', minutes, next_visit });
  return today;
}
