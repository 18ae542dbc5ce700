// Documents with something hidden in them.

import { downloadZip } from 'client-zip';

/** A workbook of two sheets, of which the second is hidden. @param {string} name  The hidden sheet's. */
export async function workbook(name) {
  const [schemas, types] = ['http://schemas.openxmlformats.org', 'application/vnd.openxmlformats-officedocument.spreadsheetml'];
  const relations = (/** @type {[string, string][]} */ all) => `<Relationships xmlns="${schemas}/package/2006/relationships">${
    all.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${schemas}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
  const sheet = `<worksheet xmlns="${schemas}/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>`;
  const part = (/** @type {string} */ path, /** @type {string} */ kind) => `<Override PartName="/xl/${path}" ContentType="${types}.${kind}+xml"/>`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${schemas}/package/2006/content-types">${part('workbook.xml', 'sheet.main')}${part('sheet1.xml', 'worksheet')}${part('sheet2.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${schemas}/officeDocument/2006/relationships"><sheets>`
      + `<sheet name="Seen" sheetId="1" r:id="rId1"/><sheet name="${name}" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['worksheet', 'sheet1.xml'], ['worksheet', 'sheet2.xml']]),
    'xl/sheet1.xml': sheet,
    'xl/sheet2.xml': sheet,
  };
  const zip = downloadZip(Object.entries(parts).map(([name, input]) => ({ name, input, lastModified: new Date(1980, 0, 1, 12) })));
  return Buffer.from(await zip.arrayBuffer());
}
