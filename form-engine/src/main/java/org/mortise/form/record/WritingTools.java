package org.mortise.form.record;

import java.time.Clock;
import java.util.List;
import org.mortise.core.contract.BeforeWrite;
import org.mortise.core.event.Outbox;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordStore;
import org.mortise.form.definition.PublishedForms;

/** What a change needs on its way. */
record WritingTools(
        RecordStore store,
        PublishedForms forms,
        ReferenceCheck references,
        AttachedFiles files,
        Numberings numberings,
        People people,
        Outbox outbox,
        RecordReading reading,
        List<BeforeWrite> beforeWrites,
        Clock clock) {

    WritingTools {
        beforeWrites = List.copyOf(beforeWrites);
    }
}
