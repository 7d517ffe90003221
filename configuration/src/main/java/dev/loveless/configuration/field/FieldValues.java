package dev.loveless.configuration.field;

import dev.loveless.asl.source.SourceMember;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** What the fields of an object are. Immutable. */
public final class FieldValues {
    private final SourceMember owner;
    private final Map<String, SourceMember> written;
    private final Map<String, Object> values;
    private final Set<String> meant;
    private final Path directory;

    /**
     * @param owner the member whose value the object is
     * @param written the fields that are there
     * @param values those of them that are right
     * @param meant those that are most likely there, under a name that is misspelt
     */
    FieldValues(
            SourceMember owner,
            Map<String, SourceMember> written,
            Map<String, Object> values,
            Set<String> meant,
            Path directory) {
        this.owner = owner;
        this.written = Map.copyOf(written);
        this.values = Map.copyOf(values);
        this.meant = Set.copyOf(meant);
        this.directory = directory;
    }

    public SourceMember owner() {
        return owner;
    }

    /** What paths are relative to. */
    public Path directory() {
        return directory;
    }

    /** Whether the field is there, right or wrong. */
    public boolean has(Field<?> field) {
        return written.containsKey(field.name());
    }

    /** Whether the field is there, if only under a name that is misspelt. */
    public boolean isMeant(Field<?> field) {
        return has(field) || meant.contains(field.name());
    }

    /** The field as it is written. */
    public Optional<SourceMember> member(Field<?> field) {
        return Optional.ofNullable(written.get(field.name()));
    }

    /** The field's value; empty where the field is absent or wrong. */
    @SuppressWarnings("unchecked") // put there by the field of this name, whose type it has
    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable((T) values.get(field.name()));
    }

    /**
     * The value of a required field of an object that is right.
     *
     * @throws NoSuchElementException if it is absent or wrong
     */
    public <T> T required(Field<T> field) {
        return get(field).orElseThrow(() -> new NoSuchElementException(field.name()));
    }
}
