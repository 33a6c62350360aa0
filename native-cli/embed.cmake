# redress_embed(OUTPUT SYMBOL FOLDER FILE…): an assembler file that puts files into the program, with a table of them under SYMBOL and their
# number under SYMBOL_count. The table's rows are compile/embedded.hpp's EmbeddedFile. The assembler copies in no time what a compiler would
# take seconds to read as an array.
function(redress_embed output symbol folder)
  set(table "")
  set(data "")
  set(paths "")
  set(number 0)
  foreach(name ${ARGN})
    list(APPEND paths ${folder}/${name})
    string(APPEND data ".Lname${number}: .ascii \"${name}\"\n.Lname_end${number}:\n.balign 16\n"
                       ".Ldata${number}: .incbin \"${folder}/${name}\"\n.Ldata_end${number}:\n")
    string(APPEND table ".quad .Lname${number}, .Lname_end${number} - .Lname${number}, "
                        ".Ldata${number}, .Ldata_end${number} - .Ldata${number}\n")
    math(EXPR number "${number} + 1")
  endforeach()
  set(path ${CMAKE_CURRENT_BINARY_DIR}/${output})
  file(CONFIGURE OUTPUT ${path} @ONLY CONTENT [[
    .section .rodata
@data@
    .globl @symbol@_count
    .balign 8
@symbol@_count: .quad @number@
    .section .data.rel.ro,"aw"
    .globl @symbol@
    .balign 8
@symbol@:
@table@
    .section .note.GNU-stack,"",%progbits
]])
  set_source_files_properties(${path} PROPERTIES OBJECT_DEPENDS "${paths}")
endfunction()
