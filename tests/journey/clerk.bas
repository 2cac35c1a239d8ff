REM What a clerk does to a marked copy in LibreOffice: two rows put in, the rest sorted by name, one cell mended,
REM one finding answered, the list turned round and renamed.

Sub Edit(source As String, target As String, mended As String, answered As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden" : hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    register = document.Sheets.getByName("妇女代表名册")
    register.getCellRangeByName(mended).String = "女"
    Answer(document.Sheets.getByName("问题清单"), answered)
    SortRows(register, HeadingRow(register), "姓名")
    register.Rows.insertByIndex(HeadingRow(register) + 6, 2)
    document.Sheets.getByName("问题清单").Name = "问题清单 (2)"
    Dim kind(0) As New com.sun.star.beans.PropertyValue
    kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
    document.storeToURL(ConvertToURL(target), kind())
    document.close(True)
    StarDesktop.terminate()
End Sub

Sub Answer(list, answered As String)
    For row = 0 To 200
        If list.getCellByPosition(0, row).String = answered Then
            list.getCellByPosition(8, row).String = "情况属实"
            list.getCellByPosition(9, row).String = "山上只有小灵通"
        End If
    Next row
End Sub

Function HeadingRow(sheet) As Long
    For row = 0 To 20
        If Column(sheet, row, "姓名") >= 0 Then
            HeadingRow = row
            Exit Function
        End If
    Next row
End Function

Function Column(sheet, row As Long, word As String) As Long
    Column = -1
    For at = 0 To 30
        If sheet.getCellByPosition(at, row).String = word Then
            Column = at
            Exit Function
        End If
    Next at
End Function

Sub SortRows(sheet, heading As Long, word As String)
    first = heading + 1
    If sheet.getCellByPosition(0, first).String = "例" Or InStr(sheet.getCellByPosition(0, first).String, "例") > 0 Then first = first + 1
    last = first
    Do While sheet.getCellByPosition(Column(sheet, heading, "姓名"), last + 1).String <> ""
        last = last + 1
    Loop
    Dim fields(0) As New com.sun.star.table.TableSortField
    fields(0).Field = Column(sheet, heading, word)
    fields(0).IsAscending = True
    Dim order(0) As New com.sun.star.beans.PropertyValue
    order(0).Name = "SortFields" : order(0).Value = fields()
    sheet.getCellRangeByPosition(0, first, 24, last).sort(order())
End Sub
