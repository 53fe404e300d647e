package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.CommentRight;

/** What roles say about comments. */
class CommentRightTest {

    private static final UUID ANN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['read']                                             | WRITE",
                "['read'],'comments':'write'                          | WRITE",
                "['read'],'comments':'read'                           | READ",
                "['read'],'comments':'manage'                         | MANAGE",
                "['create'],'comments':'manage'                       | NONE",
                "['read'],'comments':'read'}~['read'],'comments':'manage' | MANAGE",
                "['read'],'comments':'read'}~['read']                 | WRITE",
                "['read'],'comments':'read'}~['create'],'comments':'manage' | READ"
            })
    void who_reads_may_write_unless_it_is_said_otherwise_and_the_widest_holds(String actions, CommentRight right) {
        var opened = "{'form':'%s','scope':'all','actions':".formatted(Shapes.ORDER);
        var grants = "[" + opened + actions.replace("}~", "}," + opened) + "}]";
        var access = RecordWorld.access()
                .role("shop.r", grants)
                .holding(ANN, null, "shop.r")
                .form(Shapes.order());

        assertThat(access.rights(access.scopes().stream().map(scope -> true).toList())
                        .comments())
                .isEqualTo(right);
    }

    @Test
    void administrators_manage_what_is_said_and_who_reaches_no_record_has_no_say() {
        var all = RecordWorld.access().administrator().form(Shapes.order());
        var nobody = RecordWorld.access().holding(ANN, null).form(Shapes.order());

        assertThat(all.rights(List.of(true)).comments()).isEqualTo(CommentRight.MANAGE);
        assertThat(nobody.rights(List.of()).comments()).isEqualTo(CommentRight.NONE);
    }
}
