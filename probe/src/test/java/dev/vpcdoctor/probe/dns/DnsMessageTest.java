package dev.vpcdoctor.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vpcdoctor.probe.guard.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** dnsjava's whole reader and writer of messages is the measure. */
class DnsMessageTest {
    private static final List<Integer> TYPES =
            List.of(Type.A, Type.AAAA, Type.CNAME, Type.DNAME, Type.NS, Type.PTR, Type.SRV);

    @Property
    void whatDnsjavaWritesIsReadAsDnsjavaReadsIt(
            @ForAll("records") @Size(max = 40) List<Record> records,
            @ForAll @IntRange(max = 15) int rcode,
            @ForAll boolean truncated)
            throws IOException {
        Message written = answer(records, rcode);
        if (truncated) {
            written.getHeader().setFlag(Flags.TC);
        }

        DnsMessage read = DnsMessage.read(written.toWire());

        assertThat(read.truncated()).isEqualTo(truncated);
        assertThat(read.rcode()).isEqualTo(rcode);
        assertThat(read.rcodeName()).isEqualTo(Rcode.string(rcode));
        assertThat(read.question())
                .contains(new DnsMessage.Question(Name.fromConstantString("db.example."), Type.A, DClass.IN));
        assertThat(texts(read)).isEqualTo(texts(written));
    }

    @Property
    void aDamagedMessageIsReadAsDnsjavaReadsItOrNotAtAll(
            @ForAll("records") @Size(min = 1, max = 5) List<Record> records,
            @ForAll @Size(min = 1, max = 4) List<Integer> places,
            @ForAll @Size(min = 4, max = 4) List<Byte> values)
            throws IOException {
        byte[] wire = answer(records, Rcode.NOERROR).toWire();
        for (int i = 0; i < places.size(); i++) {
            int place = DnsMessage.HEADER_LENGTH + Math.floorMod(places.get(i), wire.length - DnsMessage.HEADER_LENGTH);
            wire[place] = values.get(i);
        }
        Message theirs;
        try {
            theirs = new Message(wire);
        } catch (IOException | RuntimeException e) {
            return;
        }

        assertThat(texts(DnsMessage.read(wire))).isEqualTo(texts(theirs));
    }

    @Property
    void noiseIsReadOrRefusedButNothingElse(@ForAll @Size(max = 600) byte[] noise) {
        Optional<DnsMessage> read;
        try {
            read = Optional.of(DnsMessage.read(noise));
        } catch (IOException e) {
            read = Optional.empty();
        }
        read.ifPresent(message -> assertThat(message.rcode()).isBetween(0, 15));
    }

    @Test
    void aCutMessageIsKeptAsFarAsItIsWholeOnlyWhereItSaysThatItIsCut() throws IOException {
        Name name = Name.fromConstantString("db.example.");
        Message two = answer(
                List.of(
                        new ARecord(name, DClass.IN, 60, InetAddress.getByName("10.0.0.1")),
                        new ARecord(name, DClass.IN, 60, InetAddress.getByName("10.0.0.2"))),
                Rcode.NOERROR);
        byte[] whole = two.toWire();
        byte[] cut = Arrays.copyOf(whole, whole.length - 3);

        assertThatThrownBy(() -> DnsMessage.read(cut)).isInstanceOf(IOException.class);
        cut[2] |= 0x02;
        assertThat(DnsMessage.read(cut).answers())
                .extracting(ReceivedRecord::data)
                .containsExactly("10.0.0.1");
    }

    @Test
    void aNameThatPointsAtItselfIsRefusedRatherThanFollowedForEver() {
        byte[] loop = HexFormat.of()
                .parseHex("000081800001000100000000" + "c00c00010001" + "c00c000100010000003c000401020304");

        assertThatThrownBy(() -> DnsMessage.read(loop)).isInstanceOf(IOException.class);
    }

    @Test
    void dataOfATypeThatTheProbeHasNoUseForIsShownInTheGenericFormOfRfc3597() throws IOException {
        byte[] mx = HexFormat.of().parseHex("000081800000000100000000" + "00000f00010000003c0003" + "000a00");

        assertThat(DnsMessage.read(mx).answers()).singleElement().satisfies(found -> {
            assertThat(RecordTypes.name(found.type())).isEqualTo("TYPE15");
            assertThat(found.data()).isEqualTo("\\# 3 000a00");
        });
    }

    @Test
    void everyTypeThatHasANameHasTheOneOfTheRegistry() {
        for (int number = 0; number < 300; number++) {
            String name = RecordTypes.name(number);
            if (!name.equals("TYPE" + number)) {
                assertThat(name).isEqualTo(Type.string(number));
            }
        }
    }

    @Property
    void aQueryIsWrittenAsDnsjavaWritesIt(@ForAll("names") Name name) throws IOException {
        DnsQuery query = DnsQuery.of(name, Type.SRV);
        Message theirs = Message.newQuery(Record.newRecord(name, Type.SRV, DClass.IN));
        theirs.getHeader().setID(query.id());

        assertThat(query.toWire()).isEqualTo(theirs.toWire());
    }

    @Test
    void idsAreTakenFromTheWholeRange() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ids.add(QueryId.next());
        }

        assertThat(ids).allMatch(id -> id >= 0 && id <= 0xffff);
        // Of 65,536 ids, 400 take at least 350 different ones but for odds that nobody will live to see.
        assertThat(ids.stream().distinct().count()).isGreaterThan(350);
        assertThat(ids).anyMatch(id -> id > 0x8000).anyMatch(id -> id < 0x8000);
    }

    @Provide
    static Arbitrary<Name> names() {
        Arbitrary<String> label =
                Arbitraries.strings().withChars("abcXYZ019-_").ofMinLength(1).ofMaxLength(12);
        return label.list()
                .ofMinSize(0)
                .ofMaxSize(5)
                .map(labels -> Name.fromConstantString(labels.isEmpty() ? "." : String.join(".", labels) + "."));
    }

    @Provide
    static Arbitrary<List<Record>> records() {
        Arbitrary<Integer> ttl = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofSize(16);
        return Combinators.combine(names(), Arbitraries.of(TYPES), ttl, names(), bytes)
                .as(DnsMessageTest::newRecord)
                .list();
    }

    private static Record newRecord(Name name, int type, int ttl, Name target, byte[] bytes) {
        int number = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return switch (type) {
            case Type.A -> new ARecord(name, DClass.IN, ttl, Arrays.copyOf(bytes, 4));
            case Type.AAAA -> new AAAARecord(name, DClass.IN, ttl, bytes);
            case Type.CNAME -> new CNAMERecord(name, DClass.IN, ttl, target);
            case Type.DNAME -> new DNAMERecord(name, DClass.IN, ttl, target);
            case Type.NS -> new NSRecord(name, DClass.IN, ttl, target);
            case Type.PTR -> new PTRRecord(name, DClass.IN, ttl, target);
            default -> new SRVRecord(name, DClass.IN, ttl, number, 7, 5432, target);
        };
    }

    private static Message answer(List<Record> records, int rcode) {
        Message message = Message.newQuery(Record.newRecord(Name.fromConstantString("db.example."), Type.A, DClass.IN));
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setRcode(rcode);
        for (Record each : records) {
            message.addRecord(each, Section.ANSWER);
        }
        return message;
    }

    private static List<String> texts(DnsMessage message) {
        List<String> texts = new ArrayList<>();
        for (ReceivedRecord each : message.answers()) {
            if (TYPES.contains(each.type())) {
                texts.add(each.name() + " " + each.ttlSeconds() + " " + each.type() + " " + each.data() + " "
                        + each.address().isPresent());
            }
        }
        return texts;
    }

    private static List<String> texts(Message message) {
        List<String> texts = new ArrayList<>();
        for (Record each : message.getSection(Section.ANSWER)) {
            if (TYPES.contains(each.getType())) {
                boolean address = each instanceof ARecord || each instanceof AAAARecord;
                texts.add(
                        each.getName() + " " + each.getTTL() + " " + each.getType() + " " + data(each) + " " + address);
            }
        }
        return texts;
    }

    /** Addresses in the form of the report, which is RFC 5952's; GuardTest holds that form against others. */
    private static String data(Record each) {
        if (each instanceof ARecord a) {
            return Addresses.text(a.getAddress());
        }
        if (each instanceof AAAARecord aaaa) {
            return Addresses.text(aaaa.getAddress());
        }
        return each.rdataToString();
    }
}
