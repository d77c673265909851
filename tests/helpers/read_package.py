"""What an archive or a data export holds, as Python reads it: links of the index, rows of the tables, names of a zip."""
import csv, json, os, sys, zipfile
from urllib.parse import unquote

path = sys.argv[1]
found = {'links': [], 'tables': {}, 'counts': {}, 'zip': None}
if path.endswith('.zip'):
    archive = zipfile.ZipFile(path)
    found['zip'] = {'bad': archive.testzip(), 'names': archive.namelist(), 'stored': all(i.compress_type == 0 for i in archive.infolist())}
else:
    for name in sorted(os.listdir(path)):
        file = os.path.join(path, name)
        if name.endswith('.csv'):
            raw = open(file, 'rb').read()
            assert raw.startswith(b'\xef\xbb\xbf') and raw.endswith(b'\r\n')
            with open(file, encoding='utf-8-sig', newline='') as text:
                found['tables'][name[:-4]] = list(csv.reader(text, strict=True))
        elif name == '数据.json':
            with open(file, encoding='utf-8') as text:
                data = json.load(text)
            found['counts'] = {key: len(value) for key, value in data.items() if isinstance(value, list)}
        elif name == '目录.xlsx':
            import openpyxl
            sheet = openpyxl.load_workbook(file).worksheets[0]
            found['links'] = [unquote(cell.hyperlink.target) for row in sheet.iter_rows() for cell in row if cell.hyperlink]
json.dump(found, sys.stdout, ensure_ascii=False)
