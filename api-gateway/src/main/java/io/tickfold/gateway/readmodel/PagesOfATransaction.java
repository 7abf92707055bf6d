package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.readmodel.EventLog.Page;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The pages that one transaction of a rebuild takes in: as many as there may be, or as there are.
final class PagesOfATransaction implements Iterator<Page> {

    private final PagesAhead pages;
    private final PageSizes sizes;
    private long characters;
    private boolean more = true;

    PagesOfATransaction(PagesAhead pages, PageSizes sizes) {
        this.pages = pages;
        this.sizes = sizes;
    }

    /// A page is short only where the log ends.
    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Page next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        Page page = pages.next();
        characters += page.characters();
        more = page.characters() >= sizes.page() && characters < sizes.transaction();
        return page;
    }
}
