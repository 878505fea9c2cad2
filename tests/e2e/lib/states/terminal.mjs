// A public computer, page by page as a client meets it.
const title = (page, text) => page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const choose = (page, name) => page.locator('.choices button', { hasText: name }).first().click();

async function welcome(page) {
  await page.reload();
  await title(page, 'Что вас привело?');
}

async function resume(page) {
  await welcome(page);
  await choose(page, 'Составить резюме');
  await title(page, 'Кем вы хотите работать?');
}

export const terminal = [
  { name: 'what brought you here', arrive: welcome },
  {
    name: 'the consultant is called',
    async arrive(page) {
      await welcome(page);
      await press(page, 'Позвать консультанта');
      await page.getByRole('status').filter({ hasText: 'Здесь нужна помощь' }).waitFor();
    },
    async leave(page) {
      await press(page, 'Уже не нужно');
    },
  },
  { name: 'the first question of a resume', arrive: resume },
  {
    name: 'letters on the screen',
    async arrive(page) {
      await resume(page);
      await press(page, 'Клавиатура');
      await page.getByRole('group', { name: 'Клавиатура на экране' }).waitFor();
    },
  },
  {
    name: 'which application',
    async arrive(page) {
      await welcome(page);
      await choose(page, 'Составить заявление');
      await title(page, 'О чём заявление?');
      await page.locator('.choices button').first().waitFor();
    },
  },
  {
    name: 'before the portal is opened',
    async arrive(page) {
      await welcome(page);
      await choose(page, 'Открыть портал');
      await title(page, 'Откроется портал «Работа в России»');
    },
  },
  {
    name: 'a portal that is not set up',
    async arrive(page) {
      await press(page, 'Открыть портал');
      const why = page.getByText('На этом компьютере портал ещё не настроен.');
      await why.waitFor();
      // The page looks at the sitting every second; what was refused stands until she does something else.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      if (!(await why.isVisible())) throw new Error('the refusal did not stay');
    },
  },
  {
    name: 'a question about signing in',
    async arrive(page) {
      await welcome(page);
      await choose(page, 'Не могу войти');
      await page.locator('.choices button').first().waitFor();
    },
  },
  {
    name: 'a hint in her own words',
    async arrive(page) {
      await welcome(page);
      await choose(page, 'Что-то не получается');
      await page.getByLabel('Напишите своими словами').fill('не приходит код');
      await press(page, 'Найти подсказку');
      await title(page, 'Похоже на это?');
      await page.locator('.choices button').first().click();
      await page.locator('.advice').waitFor();
    },
  },
  {
    name: 'whether to end',
    async arrive(page) {
      await welcome(page);
      await press(page, 'Закончить');
      await title(page, 'Закончить и всё стереть?');
    },
  },
  {
    name: 'a rest after many tries to get out',
    async arrive(page) {
      await welcome(page);
      for (let times = 0; times < 5; times += 1) await page.keyboard.press('F9');
      await title(page, 'Небольшая пауза');
    },
  },
  {
    name: 'whether she is still here',
    async arrive(page, call, pass) {
      await pass(1);
      await welcome(page);
      // Her key reaches the core in its own time; the clock must not overtake it.
      await call('session.touch', {});
      await pass(3);
      await title(page, 'Вы ещё здесь?');
    },
  },
  {
    name: 'all is being wiped',
    async arrive(page) {
      await press(page, 'Закончить и стереть');
      await title(page, 'Стираем всё, что здесь было');
    },
  },
];
