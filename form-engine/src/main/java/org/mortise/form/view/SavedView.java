package org.mortise.form.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.mortise.core.kernel.ObjectKey;

/**
 * A view that a person saved.
 *
 * @param shared whether everybody who reads the form sees it
 * @param doc title, type, columns, filter, sort, group and kanban as in a published view
 */
public record SavedView(UUID id, ObjectKey form, UUID owner, boolean shared, JsonNode doc) {}
