package io.tickfold.audit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A table of text with titled columns; numbers are aligned to the right.
public final class TextTable {

    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(\\.[0-9]+)?%?");

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... titles) {
        this.titles = List.of(titles);
    }

    /// @param cells one per column
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /// Lines that each end with a line break.
    @Override
    public String toString() {
        List<Column> columns = IntStream.range(0, titles.size()).mapToObj(this::column).toList();
        StringBuilder text = new StringBuilder(line(titles, columns));
        rows.forEach(row -> text.append(line(row, columns)));
        return text.toString();
    }

    /// @param isNumeric whether its cells are aligned to the right
    private record Column(int width, boolean isNumeric) {

        private String cell(String content) {
            String blanks = " ".repeat(width - content.length());
            return isNumeric ? blanks + content : content + blanks;
        }
    }

    private Column column(int index) {
        int width = titles.get(index).length();
        boolean isNumeric = true;
        for (List<String> row : rows) {
            String cell = row.get(index);
            width = Math.max(width, cell.length());
            isNumeric &= cell.isEmpty() || NUMBER.matcher(cell).matches();
        }
        return new Column(width, isNumeric);
    }

    private static String line(List<String> cells, List<Column> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(columns.get(i).cell(cells.get(i))).append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
