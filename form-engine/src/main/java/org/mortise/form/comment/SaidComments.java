package org.mortise.form.comment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.contract.Comments;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordComment;
import org.mortise.core.store.RecordComments;

/** Comments as engines read them that react to them. */
@ApplicationScoped
public class SaidComments implements Comments {

    private final RecordComments comments;
    private final People people;

    SaidComments(RecordComments comments, People people) {
        this.comments = comments;
        this.people = people;
    }

    /** Outside the container, for tests of engines. */
    public static SaidComments of(Database database, People people) {
        return new SaidComments(RecordComments.of(database), people);
    }

    @Override
    public Uni<Optional<Said>> find(Transaction transaction, UUID record, UUID comment) {
        return comments.find(transaction, record, comment).flatMap(found -> found.filter(known -> !known.isRemoved())
                .map(known -> said(known).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Said> said(RecordComment comment) {
        var text = CommentText.of(Objects.requireNonNull(comment.text()));
        return people.names(text.mentioned())
                .map(names -> new Said(
                        comment.author(),
                        text.named(names),
                        List.copyOf(text.mentioned()),
                        comment.replyTo() != null,
                        comment.at()));
    }
}
