package org.example.grants;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.TimestampProto;
import org.springframework.stereotype.Component;

/** Notices as Protobuf messages: a type made at run time, with a field of a type that Protobuf generated. */
@Component
class NoticeStore {
    private final Descriptor notice = notice();

    ByteString store(String title, long closesAtSeconds) {
        return DynamicMessage.newBuilder(notice)
                .setField(notice.findFieldByName("title"), title)
                .setField(notice.findFieldByName("closes"), Timestamp.newBuilder().setSeconds(closesAtSeconds).build())
                .build()
                .toByteString();
    }

    String title(ByteString stored) throws InvalidProtocolBufferException {
        return (String) DynamicMessage.parseFrom(notice, stored).getField(notice.findFieldByName("title"));
    }

    /** Asks for what Protobuf took away with its release 4. */
    FileDescriptor.Syntax syntax() {
        return notice.getFile().getSyntax();
    }

    private static Descriptor notice() {
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("notice.proto")
                .setSyntax("proto3")
                .setPackage("org.example.grants")
                .addDependency(TimestampProto.getDescriptor().getName())
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Notice")
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("title")
                                .setNumber(1)
                                .setType(FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("closes")
                                .setNumber(2)
                                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                                .setTypeName(".google.protobuf.Timestamp")))
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[] {TimestampProto.getDescriptor()}).findMessageTypeByName("Notice");
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
