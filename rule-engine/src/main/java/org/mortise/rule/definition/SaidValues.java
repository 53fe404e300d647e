package org.mortise.rule.definition;

import static org.mortise.rule.definition.Alongside.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.contract.Comments;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.ValueType;

/** What a rule may read of the comment that sets it off: {@code said.text}, {@code said.author} and so on, see {@link Alongside}. */
final class SaidValues {

    static final Alongside ALONGSIDE = new Alongside(
            "said",
            LocalizedText.of("评论", "Comment"),
            List.of(
                    value("text", ValueType.LONG_TEXT, LocalizedText.of("内容", "Text")),
                    value("author", ValueType.USER, LocalizedText.of("评论人", "Author")),
                    value("mentioned", ValueType.USERS, LocalizedText.of("提到的人", "Mentioned people")),
                    value("at", ValueType.DATETIME, LocalizedText.of("评论时间", "Said at")),
                    value("answer", ValueType.BOOLEAN, LocalizedText.of("是回复", "Is a reply"))));

    private SaidValues() {}

    /** As records hold them. */
    static ObjectNode of(Comments.Said said) {
        var values = Json.object()
                .put("text", said.text())
                .put("author", said.author().toString())
                .put("at", said.at().toString())
                .put("answer", said.answer());
        var mentioned = values.putArray("mentioned");
        said.mentioned().forEach(person -> mentioned.add(person.toString()));
        return values;
    }
}
