REM A LibreOffice that stays open and saves workbooks as it is asked to. Of a workbook n.xlsx that is to become
REM n.saved.ods somebody leaves a note n.xlsx.to.ods; the note is taken away when the work is done, or has failed.
REM It ends itself when its folder is gone, or when nobody has asked for anything for five minutes.

Sub Serve(folder As String)
    idle = 0
    Do While FileExists(folder) And idle < 15000
        note = Dir(folder & "/*.to.*")
        If note = "" Then
            idle = idle + 1
            Wait 20
        Else
            idle = 0
            Save(folder, note)
            Kill folder & "/" & note
        End If
    Loop
    StarDesktop.terminate()
End Sub

Sub Save(folder As String, note As String)
    On Error GoTo Failed
    given = Left(note, InStr(note, ".to.") - 1)
    kind = Mid(note, InStr(note, ".to.") + 4)
    number = Left(given, InStr(given, ".") - 1)
    Dim quietly(1) As New com.sun.star.beans.PropertyValue
    quietly(0).Name = "Hidden" : quietly(0).Value = True
    quietly(1).Name = "Silent" : quietly(1).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & given), "_blank", 0, quietly())
    If IsNull(document) Then Exit Sub
    Dim manner(1) As New com.sun.star.beans.PropertyValue
    manner(0).Name = "FilterName" : manner(0).Value = FilterOf(kind)
    If kind = "csv" Then
        manner(1).Name = "FilterOptions" : manner(1).Value = "44,34,UTF8"
    End If
    document.storeToURL(ConvertToURL(folder & "/" & number & ".saving"), manner())
    document.close(True)
    Name folder & "/" & number & ".saving" As folder & "/" & number & ".saved." & kind
    Exit Sub
Failed:
    If Not IsNull(document) Then document.close(True)
End Sub

Function FilterOf(kind As String) As String
    Select Case kind
        Case "xlsx" : FilterOf = "Calc MS Excel 2007 XML"
        Case "xls" : FilterOf = "MS Excel 97"
        Case "ods" : FilterOf = "calc8"
        Case "csv" : FilterOf = "Text - txt - csv (StarCalc)"
    End Select
End Function
