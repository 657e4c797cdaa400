"use strict";
// Rows as a table for spreadsheets, the cells unaltered (docs/exports.md).
(function (banmian) {
  const cell = (value) => '"' + String(value ?? "").replace(/"/g, '""') + '"';
  banmian.table = (columns, rows) => "\ufeff" + [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
})(window.banmian = window.banmian || {});
