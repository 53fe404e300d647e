package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;

/**
 * {@code "x-removed": {"old": "successor"}}: a key that earlier versions knew fails with the name of what took its place, where a
 * key that no version knew would be kept.
 */
final class RemovedKeyword extends AbstractKeyword {

    static final String NAME = "x-removed";

    RemovedKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode removed, Schema parent, SchemaContext context) {
        return new RemovedValidator(this, removed, location, parent, context);
    }

    private static final class RemovedValidator extends BaseKeywordValidator {

        RemovedValidator(
                RemovedKeyword keyword,
                JsonNode removed,
                SchemaLocation location,
                Schema parent,
                SchemaContext context) {
            super(keyword, removed, location, parent, context);
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            schemaNode.properties().stream()
                    .filter(removed -> node.has(removed.getKey()))
                    .forEach(removed -> execution.addError(error().instanceNode(node)
                            .instanceLocation(path)
                            .evaluationPath(execution.getEvaluationPath())
                            .arguments(removed.getKey(), removed.getValue().asText())
                            .message("{0} was removed: {1}")
                            .build()));
        }
    }
}
