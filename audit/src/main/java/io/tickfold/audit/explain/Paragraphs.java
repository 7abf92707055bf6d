package io.tickfold.audit.explain;

/// A text of headings, paragraphs and labelled lines, broken at 100 columns.
final class Paragraphs {

    private static final int WIDTH = 100;
    private static final int LABEL = 16;
    private static final String MARGIN = "   ";

    private final StringBuilder text = new StringBuilder();

    void heading(String heading) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        wrap("", MARGIN, heading);
    }

    void paragraph(String words) {
        text.append('\n');
        wrap("", "", words);
    }

    /// A line under a heading.
    ///
    /// @param label may be empty
    void line(String label, String words) {
        String indent = " ".repeat(LABEL);
        wrap((MARGIN + label + indent).substring(0, LABEL), indent, words);
    }

    private void wrap(String first, String others, String words) {
        StringBuilder line = new StringBuilder(first);
        int begin = line.length();
        for (String word : words.split(" ", -1)) {
            if (line.length() > begin && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(others);
                begin = line.length();
            }
            line.append(line.length() > begin ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
