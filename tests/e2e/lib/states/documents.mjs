// Documents: the list, a form section by section and question by question, the last look, the way to the portal.
import { heading, press, text } from '../names.mjs';
import { show } from './arrive.mjs';

export const answers = {
  fields: {
    position: 'Швея', sphere: 'Лёгкая промышленность', salary: '48000', busy_type: 'full', schedules: 'full_day\nshift', region: 'Самарская область', has_experience: 'true',
    full_name: 'Каравайцева Лидия Тихоновна', phone: '8 900 000-00-17', town: 'Светлоречь', hard_skills: 'Прямострочная машина\nОверлок\nРаскрой по лекалам', show_on_web: 'true',
  },
  entries: {
    experience: [
      { organisation: 'ООО «Льняной двор»', job_town: 'Светлоречь', job_title: 'Швея 4 разряда', from: '03.2014', until_now: 'true', duties: 'Шила постельное бельё и спецодежду на прямострочной машине и оверлоке. Сдавала изделия контролёру, обучила двух учениц.' },
      { organisation: 'Фабрика «Заря»', job_town: 'пос. Озёрный', job_title: 'Швея-мотористка', from: '08.1996', to: '02.2014', duties: 'Работала на потоке: рукава, воротники, карманы. Освоила раскрой по лекалам.' },
    ],
    education: [{ level: 'vocational', institution: 'Светлореченский колледж лёгкой промышленности', speciality: 'Швейное производство', graduated: '1996' }],
  },
};

export async function begun(call, form = 'resume') {
  return (await call('document.start', { form })).id;
}
export async function filled(call) {
  const id = await begun(call);
  await call('document.save', { id, answers });
  return id;
}
/** On the portal, and back. */
async function returned(call) {
  const id = await filled(call);
  await call('document.move', { id, to: 'moderation', date: '2026-11-23' });
  await call('document.move', { id, to: 'rejected', date: '2026-11-23', reason: 'Уточните зарплату' });
  return id;
}

/** As long as fields take, without a space to break at. */
const longest = {
  fields: { ...answers.fields, full_name: `Константинопольская-${'Петропавловская'.repeat(8)}`, position: 'Электрогазосварщик'.repeat(5), email: `${'pochta'.repeat(10)}@${'svetlorech'.repeat(6)}.ru`, about: 'Аккуратность'.repeat(45) },
  entries: {
    experience: [{ organisation: 'Горнообогатительный'.repeat(7), job_town: 'Новопетропавловское'.repeat(5), job_title: 'Машинист-бульдозерист'.repeat(4), from: '03.2014', until_now: 'true', duties: 'Проводил техобслуживание. '.repeat(57) }],
  },
};
async function faulty(call) {
  const id = await begun(call, 'vacancy-ecp');
  const fields = { is_priority: 'false', vacancy_name: 'Продавец-девушка до 35 лет', profession: 'Продавец', duties: 'Звоните 8 900 000-00-17', salary_min: '20000', salary_max: '15000', work_places: '0' };
  await call('document.save', { id, answers: { fields, entries: {} } });
  return id;
}
/** Of a priority enterprise, whose representative calls. */
async function byPhone(call) {
  const { id: consultation } = await call('consultation.open', { client: 'employer', channel: 'phone' });
  const { id } = await call('document.start', { form: 'vacancy-ecp', consultation });
  await call('document.save', { id, answers: { fields: { is_priority: 'true', vacancy_name: 'Токарь', work_places: '12' }, entries: {} } });
  return id;
}

async function saved(call, form, fields, entries = {}) {
  const { id } = await call('document.start', { form });
  await call('document.save', { id, answers: { fields, entries } });
  return id;
}
/** A report that took its employer from the card. */
async function linked(call) {
  const card = await saved(call, 'employer-card', { employer_kind: 'organisation', name: 'ООО «Льняной двор»', inn: '7707083893', phone: '8 900 000-00-17' });
  const id = await saved(call, 'quota-report-ecp', { inn: '7736050003', period: '11.2026' });
  await call('document.link', { id, role: 'employer', to: card });
  return id;
}
const candidates = [
  { candidate: 'Каравайцева Лидия Тихоновна', profession: 'Швея', profession_kind: 'main', region: 'Самарская область', is_ready: 'true', is_shown: 'true', decision: 'invite' },
  { candidate: `Константинопольская-${'Петропавловская'.repeat(4)}`, profession: 'Портной', profession_kind: 'related', is_ready: 'true', is_shown: 'false', decision: 'refuse', reason: 'Нет опыта работы на оверлоке.' },
];
const listed = { is_priority: 'false', vacancy: 'Швея', application_number: '118-В', made_on: '2026-11-20', made: 'automatic', work_places: '2', list_version: 'first' };

const consented = (call) => saved(call, 'consent-data', { person: 'Каравайцева Лидия Тихоновна', operator: 'Центр занятости населения', purpose: 'подготовка резюме', data: 'name\ncontacts', actions: 'store\nuse', term: 'до конца подбора работы', withdraw: 'написать в центр', decided: 'given', signed_on: '2026-11-23' });

export const documents = [
  {
    name: 'documents, none yet',
    async arrive(page) {
      await show(page, '#/documents', text('Документов пока нет'));
    },
  },
  {
    name: 'documents',
    async arrive(page, call) {
      await filled(call);
      await returned(call);
      await show(page, '#/documents', `//a[contains(., 'Резюме: Швея')]`);
    },
  },
  {
    name: 'reports with the days of their month',
    async arrive(page, call) {
      const { id } = await call('document.start', { form: 'quota-report-ecp' });
      await call('document.save', { id, answers: { fields: { period: '11.2026' }, entries: {} } });
      const { id: other } = await call('document.start', { form: 'report-redundancy' });
      await call('document.save', { id: other, answers: { fields: { represented: 'branch', is_mass: 'true', starts: '2027-02-24' }, entries: {} } });
      await show(page, '#/documents?kind=report', `//h2[.='На этой неделе']`);
    },
  },
  {
    name: 'a document, empty',
    async arrive(page, call) {
      await show(page, `#/documents/${await begun(call)}`, heading('Желаемая работа'));
    },
  },
  {
    name: 'a document, its experience',
    async arrive(page, call) {
      await show(page, `#/documents/${await filled(call)}?section=experience`, heading('Опыт работы'));
    },
  },
  {
    name: 'a document, faults after saving',
    async arrive(page, call) {
      const id = await begun(call);
      const wrong = structuredClone(answers);
      wrong.entries.experience[1].to = '09';
      await call('document.save', { id, answers: wrong });
      const hands = await show(page, `#/documents/${id}?section=experience`, heading('Опыт работы'));
      await hands.click(press('Сохранить и дальше'));
      await hands.find(text('Не хватает года'));
    },
  },
  {
    name: 'a document, by questions',
    async arrive(page, call) {
      await show(page, `#/documents/${await filled(call)}?by=interview`, text('Кем вы хотите работать?'));
    },
  },
  {
    name: 'a document, the last look',
    async arrive(page, call) {
      await show(page, `#/documents/${await filled(call)}?section=review`, heading('Проверьте ответы'));
    },
  },
  {
    name: 'a document, come back',
    async arrive(page, call) {
      const hands = await show(page, `#/documents/${await returned(call)}?section=review`, text('Отклонено'));
      await hands.find(text('Уточните зарплату'));
    },
  },
  {
    name: 'a document on its way to the portal',
    async arrive(page, call) {
      const id = await filled(call);
      await call('document.carry', { id, field: 'position', carried: true });
      await show(page, `#/documents/${id}/transfer`, text('Перенесено 1 из'));
    },
  },
  {
    name: 'a document, the longest answers',
    async arrive(page, call) {
      const id = await begun(call);
      await call('document.save', { id, answers: longest });
      await show(page, `#/documents/${id}?section=experience`, heading('Опыт работы'));
    },
  },
  {
    name: 'a document, the longest answers, the last look',
    async arrive(page, call) {
      const id = await begun(call);
      await call('document.save', { id, answers: longest });
      const hands = await show(page, `#/documents/${id}?section=review`, heading('Проверьте ответы'));
      await hands.find(text('Машинист-бульдозерист'));
    },
  },
  {
    name: 'a vacancy with much to mend',
    async arrive(page, call) {
      const hands = await show(page, `#/documents/${await faulty(call)}?section=review`, heading('Проверьте ответы'));
      await hands.find(text('Верхняя сумма меньше нижней'));
    },
  },
  {
    name: 'an application with its sixteen questions',
    async arrive(page, call) {
      const id = await begun(call, 'job-search-application');
      const { sections } = await call('document.show', { id });
      const asked = sections.find((section) => section.fields.filter((field) => field.kind === 'yes_no').length >= 16);
      await show(page, `#/documents/${id}?section=${asked.id}`, heading(asked.title));
    },
  },
  {
    name: 'a document told only in person',
    async arrive(page, call) {
      const hands = await show(page, `#/documents/${await byPhone(call)}`, text('приглашён лично'));
      await hands.find(text('Говорим только лично'));
    },
  },
  {
    name: 'documents with samples of vacancies',
    async arrive(page) {
      const hands = await show(page, '#/documents?kind=vacancy', text('Начать с образца'));
      await hands.click(text('Начать с образца'));
      await hands.find(press('Швея'));
    },
  },
  {
    name: 'a report linked to its employer, its sheet beside',
    async arrive(page, call) {
      const hands = await show(page, `#/documents/${await linked(call)}`, text('Карточка работодателя'));
      await hands.find(`//*[name()='svg']//*[contains(., 'черновик')] | //section[@aria-busy='false']//*[name()='svg']`);
    },
  },
  {
    name: 'a list of candidates',
    async arrive(page, call) {
      await show(page, `#/documents/${await saved(call, 'candidate-list', listed, { candidates })}?section=candidates`, heading('Кандидаты'));
    },
  },
  {
    name: 'a consent, the last look',
    async arrive(page, call) {
      const id = await consented(call);
      await show(page, `#/documents/${id}?section=review`, heading('Проверьте ответы'));
    },
  },
  {
    name: 'a question for the client, a choice',
    async arrive(page, call) {
      await show(page, `#/t/documents/${await begun(call, 'temporary-work-minors-application')}`, press('Ответить и продолжить'));
    },
  },
  {
    name: 'a question for the client, words',
    async arrive(page, call) {
      await show(page, `#/t/documents/${await filled(call)}`, heading('Кем вы хотите работать?'));
    },
  },
  {
    name: 'what the client answered',
    async arrive(page, call) {
      const hands = await show(page, `#/t/documents/${await consented(call)}`, press('Ответить и продолжить'));
      for (let number = 1; ; number += 1) {
        await hands.find(text(`Вопрос ${number} из`));
        if ((await page.getByText('Проверить ответы').count()) > 0) break;
        await hands.click(press('Ответить и продолжить'));
      }
      await hands.click(press('Проверить ответы'));
      await hands.find(heading('Спасибо, это всё'));
    },
  },
];
