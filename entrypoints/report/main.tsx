import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { ReportPage } from '../../components/report/ReportPage.tsx';
import '../../components/report/report.css';
import { word } from '../../components/report/words.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { createContact } from '../../utils/pages/contact.ts';
import { germanWords } from '../../utils/pages/german-words.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';
import { createReport } from '../../utils/pages/report.ts';
import { printPaper, saveFile } from '../../utils/pages/save-file.ts';
import { platformName } from '../../utils/post/platforms.ts';
import { watchManaged } from '../../utils/settings/managed.ts';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('report.title'));
  const reactRoot = createRoot(root);
  const help = createContact(render);
  const report = createReport({
    changed: render,
    speech: { words: word, platform: platformName, locale },
    german: async () => ({ words: await germanWords(), platform: platformName, locale: 'de-DE' }),
    save: saveFile,
    print(title) {
      // What is printed has to be there.
      flushSync(render);
      printPaper(title);
    },
    now: () => Date.now(),
  });

  function render(): void {
    reactRoot.render(
      <ReportPage
        {...help}
        {...report.state()}
        locale={locale}
        onKind={report.chooseKind}
        onPeriod={report.choosePeriod}
        onChoose={report.choose}
        onAsk={() => void report.ask()}
        onSavePart={() => void report.savePart()}
        onAddPart={(text) => void report.add(text)}
        onRemovePart={(part) => void report.remove(part)}
        onNameBrowser={(name) => void report.nameBrowser(name)}
        onKeep={(months) => void report.keep(months)}
        onForm={(form) => void report.paper.save(form)}
        onSaveOdt={() => void report.paper.saveOdt()}
        onSaveHtml={() => void report.paper.saveHtml()}
        onSaveCsv={report.paper.saveCsv}
        onPrint={report.paper.print}
        onOpenPaper={report.paper.open}
        onSaveTemplate={report.paper.saveTemplate}
        onChooseTemplate={(name, text) => void report.paper.chooseTemplate(name, text)}
        onResetTemplate={() => void report.paper.resetTemplate()}
        onOptions={() => void browser.runtime.openOptionsPage()}
      />,
    );
  }
  onChange(report.read);
  watchManaged(report.read);
  void report.read();
}
