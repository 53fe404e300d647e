package org.mortise.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.Json;

/** What a grant gives that leaves something unsaid; the editor of roles reads it in the same way. */
class GrantTest {

    @Test
    void a_grant_gives_nothing_of_what_it_does_not_say() {
        var grant = Grant.parse(Json.parse("{\"form\":\"customer\",\"actions\":[\"read\"]}"), "crm");

        assertThat(grant.scope()).isEqualTo(new Condition.Any(List.of()));
        assertThat(grant.fields().of("name")).isEqualTo(FieldRight.HIDDEN);
    }

    @Test
    void what_is_said_of_one_field_says_nothing_of_the_others() {
        var grant = Grant.parse(
                Json.parse("{\"form\":\"customer\",\"actions\":[\"read\"],\"fields\":{\"name\":\"read\"}}"), "crm");

        assertThat(grant.fields().of("name")).isEqualTo(FieldRight.READ);
        assertThat(grant.fields().of("cost")).isEqualTo(FieldRight.HIDDEN);
    }
}
