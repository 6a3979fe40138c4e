/** How dates and times stand in a workbook and in the template. */
export const timeFormat = "dd.mm.yyyy hh:mm";
